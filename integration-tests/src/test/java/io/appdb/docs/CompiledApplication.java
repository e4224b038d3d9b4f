package io.appdb.docs;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.DefaultResourceLoader;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application made of snippets, with the class added that every Spring Boot
 * application begins with where they have none, on SQLite in memory. Closed by the test
 * that started it.
 */
final class CompiledApplication implements AutoCloseable {

	private static final Snippet APPLICATION = new Snippet("Application", 1, "java", "", """
			package com.example;

			import org.springframework.boot.autoconfigure.SpringBootApplication;

			@SpringBootApplication
			class Application {

			}
			""");

	private final ClassLoader before = Thread.currentThread().getContextClassLoader();

	private final JavaSnippets snippets;

	private final URLClassLoader classes;

	private final ConfigurableApplicationContext context;

	/**
	 * Compiles and starts.
	 * @param snippets the Java of the application
	 * @param folder where its classes go, and where its application.yml may be
	 * @param beans classes of further beans
	 */
	CompiledApplication(List<Snippet> snippets, Path folder, Class<?>... beans) throws Exception {
		List<Snippet> all = new ArrayList<>(snippets);
		if (snippets.stream().noneMatch((snippet) -> snippet.text().contains("@SpringBootApplication"))) {
			all.add(APPLICATION);
		}
		this.snippets = new JavaSnippets(all);
		assertThat(this.snippets.compile(folder)).isEmpty();
		this.classes = new URLClassLoader(new URL[] { folder.toUri().toURL() }, this.before);
		Thread.currentThread().setContextClassLoader(this.classes);
		SpringApplication application = new SpringApplication(new DefaultResourceLoader(this.classes),
				this.classes.loadClass("com.example.Application"));
		application.addPrimarySources(List.of(beans));
		this.context = application.run("--app.db.url=sqlite:///:memory:", "--server.port=0",
				"--spring.main.banner-mode=off");
	}

	JavaSnippets snippets() {
		return this.snippets;
	}

	ClassLoader classes() {
		return this.classes;
	}

	ConfigurableApplicationContext context() {
		return this.context;
	}

	@Override
	public void close() throws IOException {
		Thread.currentThread().setContextClassLoader(this.before);
		this.context.close();
		this.classes.close();
	}

}
