package io.appdb.faults.commit;

import java.io.OutputStream;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.io.Resource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Handlers with {@code @Transactional}, which Spring does not look for on the class of a
 * controller that inherits them. Safe for every thread.
 */
@Controller
@RequestMapping("/annotated")
class AnnotatedHandlers extends Handlers<Locale> {

	AnnotatedHandlers(Blocks blocks, HttpServletResponse injected) {
		super(blocks, injected);
	}

	@Override
	@Transactional
	String body(Job job, Locale argument) {
		return super.body(job, argument);
	}

	@Override
	@Transactional
	String largeBody(Job job, Locale argument) {
		return super.largeBody(job, argument);
	}

	@Override
	@Transactional
	Told told(Job job, Locale argument) {
		return super.told(job, argument);
	}

	@Override
	@Transactional
	byte[] bytes(Job job, Locale argument) {
		return super.bytes(job, argument);
	}

	@Override
	@Transactional
	Resource resource(Job job, Locale argument) {
		return super.resource(job, argument);
	}

	@Override
	@Transactional
	List<Told> list(Job job, Locale argument) {
		return super.list(job, argument);
	}

	@Override
	@Transactional
	Stream<Told> stream(Job job, Locale argument) {
		return super.stream(job, argument);
	}

	@Override
	@Transactional
	Map<String, Object> map(Job job, Locale argument) {
		return super.map(job, argument);
	}

	@Override
	@Transactional
	Optional<Told> optional(Job job, Locale argument) {
		return super.optional(job, argument);
	}

	@Override
	@Transactional
	ResponseEntity<String> entity(Job job, Locale argument) {
		return super.entity(job, argument);
	}

	@Override
	@Transactional
	ResponseEntity<Told> createdEntity(Job job, Locale argument) {
		return super.createdEntity(job, argument);
	}

	@Override
	@Transactional
	HttpEntity<Told> httpEntity(Job job, Locale argument) {
		return super.httpEntity(job, argument);
	}

	@Override
	@Transactional
	HttpHeaders headers(Job job, Locale argument) {
		return super.headers(job, argument);
	}

	@Override
	@Transactional
	ProblemDetail problem(Job job, Locale argument) {
		return super.problem(job, argument);
	}

	@Override
	@Transactional
	void created(Job job, Locale argument, HttpServletResponse response) {
		super.created(job, argument, response);
	}

	@Override
	@Transactional
	String view(Job job, Locale argument) {
		return super.view(job, argument);
	}

	@Override
	@Transactional
	ModelAndView modelAndView(Job job, Locale argument) {
		return super.modelAndView(job, argument);
	}

	@Override
	@Transactional
	View viewObject(Job job, Locale argument) {
		return super.viewObject(job, argument);
	}

	@Override
	@Transactional
	String redirect(Job job, Locale argument) {
		return super.redirect(job, argument);
	}

	@Override
	@Transactional
	RedirectView redirectView(Job job, Locale argument) {
		return super.redirectView(job, argument);
	}

	@Override
	@Transactional
	void output(Job job, Locale argument, OutputStream out) {
		super.output(job, argument, out);
	}

	@Override
	@Transactional
	void writer(Job job, Locale argument, Writer out) {
		super.writer(job, argument, out);
	}

	@Override
	@Transactional
	void response(Job job, Locale argument, HttpServletResponse response) {
		super.response(job, argument, response);
	}

	@Override
	@Transactional
	void largeResponse(Job job, Locale argument, HttpServletResponse response) {
		super.largeResponse(job, argument, response);
	}

	@Override
	@Transactional
	void injectedResponse(Job job, Locale argument, HttpServletResponse handled) {
		super.injectedResponse(job, argument, handled);
	}

	@Override
	@Transactional
	void sentRedirect(Job job, Locale argument, HttpServletResponse response) {
		super.sentRedirect(job, argument, response);
	}

	@Override
	@Transactional
	void cookie(Job job, Locale argument, HttpServletResponse response) {
		super.cookie(job, argument, response);
	}

}
