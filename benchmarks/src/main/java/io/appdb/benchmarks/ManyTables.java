package io.appdb.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.tools.ToolProvider;

/**
 * Entities of ten columns each, with keys to one another and indexes, made for a
 * benchmark. Compiles them into a folder of the caller. Stateless.
 *
 * @param count number of entities
 */
record ManyTables(int count) {

	/**
	 * Name of the file with the names of the classes, one on a line.
	 */
	static final String NAMES = "entities.txt";

	private static final String SOURCE = """
			package many;

			import jakarta.persistence.*;

			@Entity
			@Table(name = "table_%1$03d", indexes = @Index(name = "ix_table_%1$03d_total", columnList = "total, placed"),
					uniqueConstraints = @UniqueConstraint(name = "uk_table_%1$03d_code", columnNames = "code"))
			public class Table%1$03d {

				@Id
				@GeneratedValue(strategy = GenerationType.IDENTITY)
				private Long id;

				@Column(nullable = false, length = 40)
				private String code;

				@Column(length = 200)
				private String title;

				private int amount;

				private Long total;

				@Column(precision = 12, scale = 2)
				private java.math.BigDecimal price;

				private java.time.LocalDate placed;

				private java.time.Instant changed;

				private boolean active;

				@ManyToOne(fetch = FetchType.LAZY)
				@JoinColumn(name = "former_id", foreignKey = @ForeignKey(name = "fk_table_%1$03d_former"))
				private Table%2$03d former;

			}
			""";

	/**
	 * Compiles the entities.
	 * @param folder where their classes go
	 */
	void compile(Path folder) throws IOException {
		Path sources = Files.createDirectories(folder.resolve("many"));
		List<String> names = new ArrayList<>();
		List<String> arguments = new ArrayList<>(
				List.of("-d", folder.toString(), "-proc:none", "-classpath", System.getProperty("java.class.path")));
		for (int number = 0; number < this.count; number++) {
			Path source = sources.resolve("Table%03d.java".formatted(number));
			Files.writeString(source, SOURCE.formatted(number, Math.max(0, number - 1)));
			arguments.add(source.toString());
			names.add("many.Table%03d".formatted(number));
		}
		Files.write(folder.resolve(NAMES), names);
		int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
		if (result != 0) {
			throw new IllegalStateException("The entities could not be compiled");
		}
	}

}
