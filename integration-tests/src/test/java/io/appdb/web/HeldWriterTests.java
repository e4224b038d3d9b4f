package io.appdb.web;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Objects;

import io.appdb.engine.DatabaseType;
import io.appdb.session.CurrentSession;
import io.appdb.session.CurrentSessionTransaction;
import io.appdb.session.SessionManager;
import io.appdb.test.TestDatabase;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.util.ContentCachingResponseWrapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Walks the ways to the response that go past the handler's own: as an argument of any
 * type and place, from the request, in a service's transaction, in a filter. A commit
 * that fails, by a foreign key that PostgreSQL checks at its end, leaves no byte of any.
 */
@ParameterizedClass
@EnumSource(ServletContainer.class)
class HeldWriterTests {

	private static TestDatabase database;

	private static WebServer server;

	@Parameter
	ServletContainer container;

	@BeforeParameterizedClassInvocation
	static void start(ServletContainer container) {
		database = TestDatabase.create(DatabaseType.POSTGRESQL);
		server = WebServer.start(database, Handlers.class, container.property());
		server.jdbc()
			.sql("create table ticket (owner bigint references owner (id) deferrable initially deferred)")
			.update();
		server.jdbc().sql("insert into owner (id, name) values (1, 'Ada')").update();
	}

	@AfterParameterizedClassInvocation
	static void stop() throws SQLException, IOException {
		server.close();
		database.close();
	}

	@BeforeEach
	void empty() {
		server.jdbc().sql("delete from ticket").update();
	}

	@ParameterizedTest
	@ValueSource(strings = { "stream-first", "stream-last", "writer-first", "writer-last", "response-first",
			"servlet-response", "context-holder", "injected-response", "wrapped-argument", "annotated-stream",
			"annotated-writer", "forward", "service", "service-writer", "service-first-byte", "template", "manager",
			"filter-outside", "filter-inside", "filter-caching", "filter-transaction", "exception-handler",
			"included" })
	void noByteOfACommitThatFails(String way) {
		HttpResponse<String> failed = server.get("/" + way + "/99");
		assertThat(failed.statusCode()).as(failed.body()).isGreaterThanOrEqualTo(400);
		assertThat(failed.body()).doesNotContain("success");
		assertThat(server.count("ticket")).isZero();
		server.awaitIdlePool();
	}

	@ParameterizedTest
	@ValueSource(strings = { "stream-first", "stream-last", "writer-first", "writer-last", "response-first",
			"servlet-response", "context-holder", "injected-response", "wrapped-argument", "annotated-stream",
			"annotated-writer", "forward", "service", "service-writer", "service-first-byte", "template", "manager",
			"filter-outside", "filter-inside", "filter-caching", "filter-transaction", "exception-handler", "streaming",
			"included" })
	void theWholeAnswerAfterTheCommit(String way) {
		HttpResponse<String> answer = server.get("/" + way + "/1");
		assertThat(answer.body()).endsWith("success");
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(server.count("ticket")).isOne();
		server.awaitIdlePool();
	}

	@Test
	void noHeadOfACommitThatFails() {
		HttpResponse<String> failed = server.get("/head/99");
		assertThat(failed.statusCode()).as(failed.body()).isEqualTo(409);
		assertThat(failed.headers().map()).containsKey("x-before")
			.doesNotContainKeys("x-told", "x-number", "set-cookie");
		HttpResponse<String> answer = server.get("/head/1");
		assertThat(answer.statusCode()).isEqualTo(202);
		assertThat(answer.headers().map()).containsKeys("x-before", "x-told", "x-number", "set-cookie");
	}

	@Test
	void whatWasWrittenOutsideOfAFailedTransactionStays() {
		assertThat(server.get("/caught/99").body()).isEqualTo("before, failed");
		assertThat(server.get("/caught/1").body()).isEqualTo("before, success");
	}

	@Test
	void aStreamingBodyEndsWithoutTheBytesOfItsFailedTransaction() {
		assertThat(server.get("/streaming-caught/99").body()).isEqualTo("before, failed");
		assertThat(server.count("ticket")).isZero();
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void aHandlerThatFailsAfterAnInnerTransactionIsNoSuccess(boolean flushes) {
		HttpResponse<String> answer = server.get("/inner-then-failure/1?flushes=" + flushes);
		assertThat(answer.statusCode()).isEqualTo(500);
		assertThat(answer.body()).doesNotContain("success");
		assertThat(server.count("ticket")).isOne();
		server.awaitIdlePool();
	}

	@Test
	void aTransactionByHandHoldsNothingBack() {
		assertThat(server.get("/by-hand/1").body()).isEqualTo("success");
		assertThat(server.count("ticket")).isZero();
	}

	@Test
	void aReadOnlyTransactionStreamsAsMuchAsItLikes() {
		assertThat(server.get("/read-only/1").body()).hasSize(11 * 1024 * 1024);
	}

	@Test
	void aTransactionThatWritesMoreThanTheLimitFailsAndSaysWhatToDo() {
		HttpResponse<String> answer = server.get("/too-much/1");
		assertThat(answer.statusCode()).isEqualTo(500);
		assertThat(answer.body()).contains("max-buffered-response", "read-only");
		assertThat(server.count("ticket")).isZero();
	}

	private static void print(OutputStream out, String text) throws IOException {
		out.write(text.getBytes(StandardCharsets.UTF_8));
		out.flush();
	}

	/**
	 * Handlers that all write a ticket and get at the response in their way.
	 */
	@RestController
	@Import({ Tickets.class, Filters.class })
	static class Handlers {

		private final Tickets tickets;

		private final HttpServletResponse injected;

		private final TransactionTemplate template;

		private final SessionManager sessions;

		Handlers(Tickets tickets, HttpServletResponse injected, TransactionTemplate template, SessionManager sessions) {
			this.tickets = tickets;
			this.injected = injected;
			this.template = template;
			this.sessions = sessions;
		}

		@GetMapping("/stream-first/{owner}")
		void streamFirst(OutputStream out, @PathVariable long owner, CurrentSessionTransaction db) throws IOException {
			this.tickets.write(owner);
			print(out, "success");
			out.close();
		}

		@GetMapping("/stream-last/{owner}")
		void streamLast(@PathVariable long owner, CurrentSessionTransaction db, OutputStream out) throws IOException {
			this.tickets.write(owner);
			print(out, "success");
		}

		@GetMapping("/writer-first/{owner}")
		void writerFirst(Writer out, @PathVariable long owner, CurrentSessionTransaction db) throws IOException {
			this.tickets.write(owner);
			out.write("success");
			out.flush();
		}

		@GetMapping("/writer-last/{owner}")
		void writerLast(@PathVariable long owner, CurrentSessionTransaction db, Writer out) throws IOException {
			this.tickets.write(owner);
			out.write("success");
			out.close();
		}

		@GetMapping("/response-first/{owner}")
		void responseFirst(HttpServletResponse response, @PathVariable long owner, CurrentSessionTransaction db)
				throws IOException {
			this.tickets.write(owner);
			print(response.getOutputStream(), "success");
			response.flushBuffer();
		}

		@GetMapping("/servlet-response/{owner}")
		void servletResponse(ServletResponse response, @PathVariable long owner, CurrentSessionTransaction db)
				throws IOException {
			this.tickets.write(owner);
			response.getWriter().print("success");
			response.flushBuffer();
		}

		@GetMapping("/context-holder/{owner}")
		void contextHolder(HttpServletResponse handled, @PathVariable long owner, CurrentSessionTransaction db)
				throws IOException {
			this.tickets.write(owner);
			ServletRequestAttributes attributes = (ServletRequestAttributes) RequestContextHolder
				.currentRequestAttributes();
			HttpServletResponse response = Objects.requireNonNull(attributes.getResponse());
			print(response.getOutputStream(), "success");
			response.flushBuffer();
		}

		@GetMapping("/injected-response/{owner}")
		void injectedResponse(HttpServletResponse handled, @PathVariable long owner, CurrentSessionTransaction db)
				throws IOException {
			this.tickets.write(owner);
			print(this.injected.getOutputStream(), "success");
			this.injected.flushBuffer();
		}

		@GetMapping("/wrapped-argument/{owner}")
		void wrappedArgument(HttpServletResponse response, @PathVariable long owner, CurrentSessionTransaction db)
				throws IOException {
			HttpServletResponse wrapped = new HttpServletResponseWrapper(response);
			this.tickets.write(owner);
			print(wrapped.getOutputStream(), "success");
			wrapped.flushBuffer();
		}

		@Transactional
		@GetMapping("/annotated-stream/{owner}")
		public void annotatedStream(OutputStream out, @PathVariable long owner) throws IOException {
			this.tickets.write(owner);
			print(out, "success");
		}

		@Transactional
		@GetMapping("/annotated-writer/{owner}")
		public void annotatedWriter(@PathVariable long owner, Writer out) throws IOException {
			this.tickets.write(owner);
			out.write("success");
			out.flush();
		}

		@GetMapping("/forward/{owner}")
		void forward(@PathVariable long owner, HttpServletRequest request, HttpServletResponse response,
				CurrentSessionTransaction db) throws ServletException, IOException {
			this.tickets.write(owner);
			request.getRequestDispatcher("/text").forward(request, response);
		}

		@GetMapping("/included/{owner}")
		void included(@PathVariable long owner, HttpServletRequest request, HttpServletResponse response,
				CurrentSessionTransaction db) throws ServletException, IOException {
			this.tickets.write(owner);
			request.getRequestDispatcher("/text").include(request, response);
		}

		@GetMapping("/text")
		String text() {
			return "success";
		}

		@GetMapping("/service/{owner}")
		void service(@PathVariable long owner, OutputStream out) {
			this.tickets.writeAndPrint(owner, out);
		}

		@GetMapping("/service-writer/{owner}")
		void serviceWriter(@PathVariable long owner, Writer out) {
			this.tickets.writeAndPrint(owner, out);
		}

		@GetMapping("/service-first-byte/{owner}")
		void serviceFirstByte(@PathVariable long owner, HttpServletResponse response) throws IOException {
			response.getOutputStream().write(new byte[0]);
			this.tickets.writeAndPrint(owner, response.getOutputStream());
		}

		@GetMapping("/template/{owner}")
		void template(@PathVariable long owner, OutputStream out) {
			this.template.executeWithoutResult((status) -> this.tickets.print(owner, out));
		}

		@GetMapping("/head/{owner}")
		void head(@PathVariable long owner, HttpServletResponse response) {
			response.setHeader("X-Before", "before");
			this.template.executeWithoutResult((status) -> {
				response.setHeader("X-Told", "success");
				response.addIntHeader("X-Number", 1);
				response.addCookie(new Cookie("told", "success"));
				response.setStatus(HttpServletResponse.SC_ACCEPTED);
				this.tickets.write(owner);
			});
		}

		@GetMapping("/manager/{owner}")
		void manager(@PathVariable long owner, OutputStream out) {
			this.sessions.runInTransaction((db) -> this.tickets.print(owner, out));
		}

		@GetMapping("/streaming/{owner}")
		StreamingResponseBody streaming(@PathVariable long owner) {
			return (out) -> this.tickets.writeAndPrint(owner, out);
		}

		@GetMapping("/streaming-caught/{owner}")
		StreamingResponseBody streamingCaught(@PathVariable long owner) {
			return (out) -> caught(owner, out);
		}

		@GetMapping("/caught/{owner}")
		void caught(@PathVariable long owner, OutputStream out) throws IOException {
			print(out, "before, ");
			try {
				this.tickets.writeAndPrint(owner, out);
			}
			catch (RuntimeException ex) {
				print(out, "failed");
			}
		}

		@GetMapping({ "/filter-outside/{owner}", "/filter-inside/{owner}" })
		void filtered(@PathVariable long owner, HttpServletRequest request, CurrentSessionTransaction db)
				throws IOException {
			this.tickets.write(owner);
			HttpServletResponse response = (HttpServletResponse) request.getAttribute("response");
			print(response.getOutputStream(), "success");
			response.flushBuffer();
		}

		@GetMapping("/filter-caching/{owner}")
		void caching(@PathVariable long owner, HttpServletResponse response, CurrentSessionTransaction db)
				throws IOException {
			this.tickets.write(owner);
			print(response.getOutputStream(), "success");
		}

		@GetMapping("/filter-transaction/{owner}")
		String filterTransaction(@PathVariable long owner) {
			this.tickets.write(owner);
			return "success";
		}

		@GetMapping("/exception-handler/{owner}")
		String exceptionHandler(@PathVariable long owner) {
			throw new TicketException(owner);
		}

		@ExceptionHandler
		@Transactional
		public void handle(TicketException exception, HttpServletResponse response) throws IOException {
			this.tickets.print(exception.owner, response.getOutputStream());
			response.flushBuffer();
		}

		@GetMapping("/by-hand/{owner}")
		String byHand(@PathVariable long owner, CurrentSession db) {
			db.begin();
			this.tickets.write(owner);
			return "success";
		}

		@GetMapping("/inner-then-failure/{owner}")
		void innerThenFailure(@PathVariable long owner, boolean flushes, HttpServletResponse response) {
			TransactionTemplate inner = new TransactionTemplate(
					Objects.requireNonNull(this.template.getTransactionManager()));
			inner.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
			inner.executeWithoutResult((status) -> {
				this.tickets.write(owner);
				write(response, flushes);
			});
			throw new IllegalStateException("after the inner transaction");
		}

		private static void write(HttpServletResponse response, boolean flushes) {
			try {
				response.getWriter().write("success");
				if (flushes) {
					response.flushBuffer();
				}
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		@GetMapping("/read-only/{owner}")
		void readOnly(OutputStream out) {
			this.tickets.export(out);
		}

		@GetMapping("/too-much/{owner}")
		void tooMuch(@PathVariable long owner, OutputStream out) {
			this.tickets.writeAndExport(owner, out);
		}

	}

	/**
	 * What a handler fails with that has an exception handler.
	 */
	static class TicketException extends RuntimeException {

		private final long owner;

		TicketException(long owner) {
			this.owner = owner;
		}

	}

	/**
	 * A service with transactions of its own.
	 */
	@Component
	static class Tickets {

		private final JdbcTemplate jdbc;

		Tickets(JdbcTemplate jdbc) {
			this.jdbc = jdbc;
		}

		public void write(long owner) {
			this.jdbc.update("insert into ticket (owner) values (?)", owner);
		}

		@Transactional
		public void writeAndPrint(long owner, OutputStream out) {
			print(owner, out);
		}

		@Transactional
		public void writeAndPrint(long owner, Writer out) {
			try {
				write(owner);
				out.write("success");
				out.flush();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		public void print(long owner, OutputStream out) {
			try {
				write(owner);
				HeldWriterTests.print(out, "success");
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		@Transactional(readOnly = true)
		public void export(OutputStream out) {
			try {
				for (int megabyte = 0; megabyte < 11; megabyte++) {
					out.write(new byte[1024 * 1024]);
				}
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		@Transactional
		public void writeAndExport(long owner, OutputStream out) {
			write(owner);
			export(out);
		}

	}

	/**
	 * Filters of the application, some before those of Boot and some after.
	 */
	static class Filters {

		@Bean
		FilterRegistrationBean<Filter> outside() {
			return filter("/filter-outside/*", Ordered.HIGHEST_PRECEDENCE + 1, this::remembering);
		}

		@Bean
		FilterRegistrationBean<Filter> inside() {
			return filter("/filter-inside/*", Ordered.LOWEST_PRECEDENCE, this::remembering);
		}

		@Bean
		FilterRegistrationBean<Filter> caching() {
			return filter("/filter-caching/*", 0, (request, response, chain) -> {
				ContentCachingResponseWrapper wrapper = new ContentCachingResponseWrapper(
						(HttpServletResponse) response);
				chain.doFilter(request, wrapper);
				wrapper.copyBodyToResponse();
			});
		}

		@Bean
		FilterRegistrationBean<Filter> transaction(TransactionTemplate template) {
			return filter("/filter-transaction/*", 0,
					(request, response, chain) -> template.executeWithoutResult((status) -> {
						try {
							chain.doFilter(request, response);
						}
						catch (IOException | ServletException ex) {
							throw new IllegalStateException(ex);
						}
					}));
		}

		private void remembering(ServletRequest request, ServletResponse response, FilterChain chain)
				throws IOException, ServletException {
			request.setAttribute("response", response);
			chain.doFilter(request, new HttpServletResponseWrapper((HttpServletResponse) response));
		}

		private static FilterRegistrationBean<Filter> filter(String path, int order, Filter filter) {
			FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(filter);
			registration.addUrlPatterns(path);
			registration.setOrder(order);
			return registration;
		}

	}

}
