package io.appdb.test.zoo;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/**
 * An entity with an embeddable that has defaults of its own.
 */
@Entity
public class Parcel {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	@Embedded
	private Size size = new Size();

	public @Nullable Long getId() {
		return this.id;
	}

	public Size getSize() {
		return this.size;
	}

	/**
	 * An embeddable that is no record.
	 */
	@Embeddable
	public static class Size {

		private int width = 10;

		private int height = 10;

		private String unit = "cm";

		public int getWidth() {
			return this.width;
		}

		public int getHeight() {
			return this.height;
		}

		public String getUnit() {
			return this.unit;
		}

	}

}
