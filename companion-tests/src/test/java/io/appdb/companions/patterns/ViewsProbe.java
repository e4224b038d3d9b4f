package io.appdb.companions.patterns;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import io.appdb.companions.Probe;
import io.appdb.companions.RunningApplication;
import org.hibernate.LazyInitializationException;

/**
 * Loads a collection while a page is rendered, with and without open-in-view, and outside
 * of any request.
 */
public final class ViewsProbe extends Probe {

	@Override
	protected void run() throws Exception {
		look();
		look("spring.jpa.open-in-view=false");
	}

	private void look(String... properties) throws Exception {
		try (RunningApplication application = start(PatternsApplication.class, List.of(),
				Stream.concat(Stream.of("logging.level.org.thymeleaf=off"), Arrays.stream(properties))
					.toArray(String[]::new))) {
			Authors authors = application.bean(Authors.class);
			long id = authors.save(new Author().add(new Note("one")).add(new Note("two"))).getId();
			saw(application.browser().get("/authors/" + id, "Accept", "text/html").replaceAll("<body>.*", ""));
			try {
				saw(authors.findById(id).orElseThrow().getTexts());
			}
			catch (LazyInitializationException ex) {
				saw("not loaded");
			}
		}
	}

}
