package io.appdb.bulk;

import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.slf4j.LoggerFactory;

/**
 * The lines in which a batch says which way it goes. Owned by a test, which closes it.
 */
final class WayLog implements AutoCloseable {

	private final Logger logger = (Logger) LoggerFactory.getLogger(BulkOperations.class);

	private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

	private WayLog() {
		this.lines.start();
		this.logger.setLevel(Level.DEBUG);
		this.logger.setAdditive(false);
		this.logger.addAppender(this.lines);
	}

	static WayLog listening() {
		return new WayLog();
	}

	List<String> all() {
		return this.lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
	}

	String last() {
		List<String> all = all();
		return all.get(all.size() - 1);
	}

	@Override
	public void close() {
		this.logger.detachAppender(this.lines);
		this.logger.setAdditive(true);
		this.logger.setLevel(null);
	}

}
