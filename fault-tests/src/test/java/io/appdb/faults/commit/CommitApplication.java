package io.appdb.faults.commit;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.View;

/**
 * The application whose commits fail. Started by the tests.
 */
@SpringBootApplication(proxyBeanMethods = false)
public class CommitApplication {

	@Bean(destroyMethod = "shutdown")
	ExecutorService background() {
		return Executors.newFixedThreadPool(4);
	}

	/**
	 * A view with a name. It is rendered after the handler.
	 */
	@Bean
	View success() {
		return new SuccessView();
	}

	/**
	 * A page that only a success has.
	 */
	private static final class SuccessView implements View {

		@Override
		public String getContentType() {
			return MediaType.TEXT_HTML_VALUE;
		}

		@Override
		public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
				throws IOException {
			response.getWriter().print(Job.SUCCESS);
		}

	}

}
