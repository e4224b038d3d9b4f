package io.appdb.faults.commit;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Handlers that return their answer. Safe for every thread.
 *
 * @param <S> their second parameter
 */
abstract class Handlers<S> extends WriterHandlers<S> {

	Handlers(Blocks blocks, HttpServletResponse injected) {
		super(blocks, injected);
	}

	@GetMapping("/body")
	@ResponseBody
	String body(Job job, S argument) {
		return run(job, argument, () -> Job.SUCCESS);
	}

	@GetMapping("/large-body")
	@ResponseBody
	String largeBody(Job job, S argument) {
		return run(job, argument, () -> Job.SUCCESS.repeat(10_000));
	}

	@GetMapping("/record")
	@ResponseBody
	Told told(Job job, S argument) {
		return run(job, argument, Told::new);
	}

	@GetMapping("/bytes")
	@ResponseBody
	byte[] bytes(Job job, S argument) {
		return run(job, argument, Job::success);
	}

	@GetMapping("/resource")
	@ResponseBody
	Resource resource(Job job, S argument) {
		return run(job, argument, () -> new ByteArrayResource(Job.success()));
	}

	@GetMapping("/list")
	@ResponseBody
	List<Told> list(Job job, S argument) {
		return run(job, argument, () -> List.of(new Told()));
	}

	@GetMapping("/stream")
	@ResponseBody
	Stream<Told> stream(Job job, S argument) {
		return run(job, argument, () -> Stream.of(new Told()));
	}

	@GetMapping("/map")
	@ResponseBody
	Map<String, Object> map(Job job, S argument) {
		return run(job, argument, () -> Map.of("told", Job.SUCCESS));
	}

	@GetMapping("/optional")
	@ResponseBody
	Optional<Told> optional(Job job, S argument) {
		return run(job, argument, () -> Optional.of(new Told()));
	}

	@GetMapping("/entity")
	ResponseEntity<String> entity(Job job, S argument) {
		return run(job, argument, () -> ResponseEntity.ok().eTag(Job.SUCCESS).body(Job.SUCCESS));
	}

	@GetMapping("/created-entity")
	ResponseEntity<Told> createdEntity(Job job, S argument) {
		return run(job, argument, () -> ResponseEntity.created(URI.create("/" + Job.SUCCESS)).body(new Told()));
	}

	@GetMapping("/http-entity")
	HttpEntity<Told> httpEntity(Job job, S argument) {
		return run(job, argument, () -> new HttpEntity<>(new Told()));
	}

	@GetMapping("/headers")
	HttpHeaders headers(Job job, S argument) {
		return run(job, argument, () -> {
			HttpHeaders headers = new HttpHeaders();
			headers.set("X-Told", Job.SUCCESS);
			return headers;
		});
	}

	@GetMapping("/problem")
	@ResponseBody
	ProblemDetail problem(Job job, S argument) {
		return run(job, argument, () -> ProblemDetail.forStatusAndDetail(HttpStatus.ACCEPTED, Job.SUCCESS));
	}

	@GetMapping("/created")
	@ResponseStatus(HttpStatus.CREATED)
	@ResponseBody
	void created(Job job, S argument, HttpServletResponse response) {
		write(job, argument, () -> response.setHeader("X-Told", Job.SUCCESS));
	}

	@GetMapping("/view")
	String view(Job job, S argument) {
		return run(job, argument, () -> "success");
	}

	@GetMapping("/model-and-view")
	ModelAndView modelAndView(Job job, S argument) {
		return run(job, argument, () -> new ModelAndView("success"));
	}

	@GetMapping("/view-object")
	View viewObject(Job job, S argument) {
		return run(job, argument, () -> (model, request, response) -> response.getWriter().print(Job.SUCCESS));
	}

	@GetMapping("/redirect")
	String redirect(Job job, S argument) {
		return run(job, argument, () -> "redirect:/" + Job.SUCCESS);
	}

	@GetMapping("/redirect-view")
	RedirectView redirectView(Job job, S argument) {
		return run(job, argument, () -> new RedirectView("/" + Job.SUCCESS));
	}

	/**
	 * A body as JSON.
	 *
	 * @param told what a success says
	 */
	record Told(String told) {

		Told() {
			this(Job.SUCCESS);
		}

	}

}
