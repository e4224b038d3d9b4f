package io.appdb.docs;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.InputStreamResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

class SnippetTests {

	@Test
	void compilesAllJava(@TempDir Path folder) throws IOException {
		List<Snippet> snippets = Documents.snippets("java");
		assertThat(snippets).isNotEmpty();
		assertThat(new JavaSnippets(snippets).compile(folder)).isEmpty();
	}

	@Test
	void namesDocumentAndLineOfWhatDoesNotCompile(@TempDir Path folder) {
		String document = """
				# Title

				```java
				package com.example;

				class Right {
				}
				```

				<!-- snippet: statements with Right right -->
				```java
				right.toString();
				right.left();
				```
				""";
		assertThat(new JavaSnippets(Documents.find("docs/page.md", document)).compile(folder)).singleElement()
			.asString()
			.startsWith("docs/page.md:13 ");
	}

	@Test
	void findsEveryBlock() throws IOException {
		for (String name : Documents.names()) {
			String text = Documents.read(name);
			long fences = text.lines().filter((line) -> line.stripLeading().startsWith("```java")).count();
			assertThat(Documents.find(name, text).stream().filter((snippet) -> snippet.language().equals("java")))
				.as(name)
				.hasSize((int) fences);
		}
	}

	@Test
	void bindsAllConfiguration() throws IOException {
		List<Snippet> snippets = Documents.snippets("yaml");
		assertThat(snippets).isNotEmpty();
		for (Snippet snippet : snippets) {
			assertThatCode(() -> bind(snippet)).as(snippet.toString()).doesNotThrowAnyException();
		}
	}

	@Test
	void refusesConfigurationThatDoesNotExist() {
		Snippet snippet = new Snippet("docs/page.md", 1, "yaml", "", "app.db.pool.sice: 10");
		assertThatCode(() -> bind(snippet)).hasStackTraceContaining("app.db.pool.sice");
	}

	private static void bind(Snippet snippet) throws IOException, ClassNotFoundException {
		byte[] yaml = snippet.text().getBytes(StandardCharsets.UTF_8);
		MutablePropertySources sources = new MutablePropertySources();
		for (PropertySource<?> source : new YamlPropertySourceLoader().load(snippet.toString(),
				new InputStreamResource(new ByteArrayInputStream(yaml)))) {
			sources.addLast(source);
		}
		Class<?> properties = Class.forName("io.appdb.settings.DatabaseProperties");
		new Binder(ConfigurationPropertySources.from(sources), null, ApplicationConversionService.getSharedInstance())
			.bind("app.db", Bindable.of(properties), new NoUnboundElementsBindHandler(BindHandler.DEFAULT));
	}

}
