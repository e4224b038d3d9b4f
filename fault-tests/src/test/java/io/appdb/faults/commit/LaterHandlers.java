package io.appdb.faults.commit;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.context.request.async.WebAsyncTask;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/**
 * Handlers whose work goes on after they have returned. Safe for every thread.
 *
 * @param <S> their second parameter
 */
abstract class LaterHandlers<S> extends Handlers<S> {

	private final ExecutorService background;

	LaterHandlers(Blocks blocks, HttpServletResponse injected, ExecutorService background) {
		super(blocks, injected);
		this.background = background;
	}

	@GetMapping("/callable")
	@ResponseBody
	Callable<String> callable(Job job, S argument) {
		return () -> run(job, argument, () -> Job.SUCCESS);
	}

	@GetMapping("/task")
	@ResponseBody
	WebAsyncTask<String> task(Job job, S argument) {
		return new WebAsyncTask<>(() -> run(job, argument, () -> Job.SUCCESS));
	}

	@GetMapping("/future")
	@ResponseBody
	CompletableFuture<String> future(Job job, S argument) {
		return CompletableFuture.supplyAsync(() -> run(job, argument, () -> Job.SUCCESS), this.background);
	}

	@GetMapping("/deferred")
	@ResponseBody
	DeferredResult<String> deferred(Job job, S argument) {
		DeferredResult<String> result = new DeferredResult<>();
		this.background.execute(() -> {
			try {
				result.setResult(run(job, argument, () -> Job.SUCCESS));
			}
			catch (RuntimeException ex) {
				result.setErrorResult(ex);
			}
		});
		return result;
	}

	@GetMapping("/streaming")
	StreamingResponseBody streaming(Job job, S argument) {
		return (out) -> write(job, argument, () -> out.write(Job.success()));
	}

	@GetMapping("/streaming-entity")
	ResponseEntity<StreamingResponseBody> streamingEntity(Job job, S argument) {
		return ResponseEntity.accepted().body((out) -> write(job, argument, () -> {
			out.write(Job.success());
			out.flush();
		}));
	}

	@GetMapping("/emitter")
	ResponseBodyEmitter emitter(Job job, S argument) {
		return fed(new ResponseBodyEmitter(), job, argument);
	}

	@GetMapping("/events")
	SseEmitter events(Job job, S argument) {
		return fed(new SseEmitter(), job, argument);
	}

	private <E extends ResponseBodyEmitter> E fed(E emitter, Job job, S argument) {
		this.background.execute(() -> {
			try {
				emitter.send(run(job, argument, () -> Job.SUCCESS));
				emitter.complete();
			}
			catch (IOException | RuntimeException ex) {
				emitter.completeWithError(ex);
			}
		});
		return emitter;
	}

}
