package io.appdb.faults.commit;

import java.util.Locale;
import java.util.concurrent.ExecutorService;

import io.appdb.session.CurrentSession;
import io.appdb.session.CurrentSessionTransaction;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * The same handlers with different second parameters and on different controllers. No
 * instances.
 */
final class Controllers {

	private Controllers() {
	}

	/**
	 * A transaction as a parameter.
	 */
	@Controller
	@RequestMapping("/parameter")
	static class WithParameter extends Handlers<CurrentSessionTransaction> {

		WithParameter(Blocks blocks, HttpServletResponse injected) {
			super(blocks, injected);
		}

	}

	/**
	 * A transaction in the constructor.
	 */
	@Controller
	@RequestMapping("/constructor")
	static class WithConstructor extends Handlers<Locale> {

		WithConstructor(Blocks blocks, HttpServletResponse injected, CurrentSessionTransaction transaction) {
			super(blocks, injected);
		}

	}

	/**
	 * A session as a parameter.
	 */
	@Controller
	@RequestMapping("/session")
	static class WithSession extends LaterHandlers<CurrentSession> {

		WithSession(Blocks blocks, HttpServletResponse injected, ExecutorService background) {
			super(blocks, injected, background);
		}

	}

	/**
	 * Nothing of this library.
	 */
	@Controller
	@RequestMapping("/plain")
	static class Plain extends LaterHandlers<Locale> {

		Plain(Blocks blocks, HttpServletResponse injected, ExecutorService background) {
			super(blocks, injected, background);
		}

	}

}
