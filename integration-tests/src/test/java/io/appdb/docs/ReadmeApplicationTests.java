package io.appdb.docs;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.DefaultResourceLoader;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs the application that README shows, with the class every Spring Boot application
 * begins with added.
 */
class ReadmeApplicationTests {

	private static final Snippet APPLICATION = new Snippet("Application", 1, "java", "", """
			package com.example;

			import org.springframework.boot.autoconfigure.SpringBootApplication;

			@SpringBootApplication
			class Application {

			}
			""");

	private final ClassLoader before = Thread.currentThread().getContextClassLoader();

	private final HttpClient client = HttpClient.newHttpClient();

	private @Nullable URLClassLoader classes;

	private @Nullable ConfigurableApplicationContext context;

	@BeforeEach
	void start(@TempDir Path folder) throws Exception {
		List<Snippet> snippets = new ArrayList<>(Documents.snippets(Documents.README, "java"));
		snippets.add(APPLICATION);
		assertThat(new JavaSnippets(snippets).compile(folder)).isEmpty();
		List<Snippet> yaml = Documents.snippets(Documents.README, "yaml");
		assertThat(yaml).hasSize(1);
		Files.writeString(folder.resolve("application.yml"), yaml.get(0).text());
		URLClassLoader loader = new URLClassLoader(new URL[] { folder.toUri().toURL() }, this.before);
		this.classes = loader;
		Thread.currentThread().setContextClassLoader(loader);
		SpringApplication application = new SpringApplication(new DefaultResourceLoader(loader),
				loader.loadClass("com.example.Application"));
		this.context = application.run("--app.db.url=sqlite:///:memory:", "--server.port=0",
				"--spring.main.banner-mode=off");
	}

	@AfterEach
	void stop() throws IOException {
		Thread.currentThread().setContextClassLoader(this.before);
		if (this.context != null) {
			this.context.close();
		}
		if (this.classes != null) {
			this.classes.close();
		}
	}

	@Test
	void answersAsReadmeSays() throws Exception {
		HttpResponse<String> created = post("ada@example.org");
		assertThat(created.statusCode()).isEqualTo(201);
		assertThat(get(1).body()).contains("ada@example.org");
		HttpResponse<String> duplicate = post("ada@example.org");
		assertThat(duplicate.statusCode()).isEqualTo(409);
		assertThat(duplicate.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(duplicate.body()).contains("duplicate").doesNotContain("ada@example.org");
		assertThat(get(2).statusCode()).isEqualTo(404);
	}

	private HttpResponse<String> post(String email) throws Exception {
		return send(HttpRequest.newBuilder(uri("/users"))
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString("{\"email\": \"%s\"}".formatted(email)))
			.build());
	}

	private HttpResponse<String> get(long id) throws Exception {
		return send(HttpRequest.newBuilder(uri("/users/" + id)).build());
	}

	private HttpResponse<String> send(HttpRequest request) throws Exception {
		return this.client.send(request, BodyHandlers.ofString());
	}

	private URI uri(String path) {
		String port = Objects.requireNonNull(this.context).getEnvironment().getRequiredProperty("local.server.port");
		return URI.create("http://localhost:" + port + path);
	}

}
