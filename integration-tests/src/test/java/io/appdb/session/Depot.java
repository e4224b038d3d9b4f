package io.appdb.session;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.appdb.DatabaseManager;
import io.appdb.test.TestDatabase;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Version;
import org.hibernate.annotations.Filter;
import org.hibernate.annotations.FilterDef;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.annotations.ParamDef;
import org.jspecify.annotations.Nullable;

/**
 * A manager of one test database whose entities have what mappings can have: inheritance,
 * collections, filters, deletes by the database. Owned by a test, which closes it.
 */
final class Depot implements AutoCloseable {

	private final DatabaseManager manager;

	Depot(TestDatabase database) {
		this.manager = DatabaseManager.builder()
			.url(database.url())
			.username(database.username())
			.password(database.password())
			.entities(Item.class, Crate.class, Barrel.class, Label.class, Shelf.class, Note.class)
			.build();
		this.manager.initialize();
	}

	Sessions sessions() {
		return (Sessions) this.manager.sessions();
	}

	DatabaseManager manager() {
		return this.manager;
	}

	@Override
	public void close() {
		this.manager.close();
	}

	/**
	 * Anything in the depot.
	 */
	@Entity(name = "Item")
	@Inheritance(strategy = InheritanceType.JOINED)
	@FilterDef(name = "heavier", parameters = @ParamDef(name = "weight", type = Integer.class))
	@Filter(name = "heavier", condition = "weight > :weight")
	static class Item {

		@Id
		int id;

		int weight;

		@Version
		int version;

		@ElementCollection
		Set<String> marks = new HashSet<>();

		@ManyToMany
		Set<Label> labels = new HashSet<>();

		@ManyToOne
		@Nullable Shelf shelf;

		byte[] seal = { 1, 2 };

		Size size = new Size();

		@ElementCollection
		List<Size> parts = new ArrayList<>();

		@Convert(converter = Codes.class)
		List<String> codes = new ArrayList<>(List.of("a"));

	}

	/**
	 * How large something is.
	 */
	@Embeddable
	static class Size {

		int height;

		int depth;

	}

	/**
	 * A list in one column, which may change in place.
	 */
	@Converter
	static class Codes implements AttributeConverter<List<String>, String> {

		@Override
		public String convertToDatabaseColumn(List<String> codes) {
			return String.join(",", codes);
		}

		@Override
		public List<String> convertToEntityAttribute(String text) {
			return new ArrayList<>(List.of(text.split(",", -1)));
		}

	}

	/**
	 * Has a width.
	 */
	@Entity(name = "Crate")
	static class Crate extends Item {

		int width;

		static Crate of(int id, int weight) {
			Crate crate = new Crate();
			crate.id = id;
			crate.weight = weight;
			return crate;
		}

	}

	/**
	 * Has a volume.
	 */
	@Entity(name = "Barrel")
	static class Barrel extends Item {

		int volume;

	}

	/**
	 * What an item is marked with.
	 */
	@Entity(name = "Label")
	static class Label {

		@Id
		int id;

		static Label of(int id) {
			Label label = new Label();
			label.id = id;
			return label;
		}

	}

	/**
	 * Where items are.
	 */
	@Entity(name = "Shelf")
	static class Shelf {

		@Id
		int id;

		@OneToMany(mappedBy = "shelf", cascade = CascadeType.PERSIST, orphanRemoval = true)
		List<Note> notes = new ArrayList<>();

		static Shelf of(int id) {
			Shelf shelf = new Shelf();
			shelf.id = id;
			return shelf;
		}

	}

	/**
	 * Said about a shelf; the database deletes it with the shelf.
	 */
	@Entity(name = "Note")
	static class Note {

		@Id
		int id;

		String text = "";

		@ManyToOne
		@OnDelete(action = OnDeleteAction.CASCADE)
		@Nullable Shelf shelf;

		static Note on(Shelf shelf, int id) {
			Note note = new Note();
			note.id = id;
			note.shelf = shelf;
			return note;
		}

	}

}
