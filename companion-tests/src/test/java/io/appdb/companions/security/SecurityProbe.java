package io.appdb.companions.security;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.appdb.companions.Browser;
import io.appdb.companions.Companion;
import io.appdb.companions.Database;
import io.appdb.companions.Probe;
import io.appdb.companions.RunningApplication;

import org.springframework.security.core.userdetails.User;
import org.springframework.security.provisioning.JdbcUserDetailsManager;

/**
 * Calls as nobody, as users and as administrators, with a password and with a form.
 */
public final class SecurityProbe extends Probe {

	private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\".*?value=\"([^\"]+)\"");

	@Override
	protected void run() throws Exception {
		try (RunningApplication application = start(SecurityApplication.class, List.of(Companion.SECURITY),
				"spring.sql.init.schema-locations=" + tables())) {
			JdbcUserDetailsManager users = application.bean(JdbcUserDetailsManager.class);
			users.createUser(User.withUsername("ada").password("{noop}secret").roles("USER").build());
			users.createUser(User.withUsername("grace").password("{noop}secret").roles("ADMIN", "USER").build());
			basic(application);
			form(application.browser());
		}
	}

	/**
	 * Spring Security's own tables have a type that PostgreSQL does not know.
	 */
	private String tables() {
		return (database() == Database.POSTGRESQL) ? "classpath:/users.sql"
				: "classpath:/org/springframework/security/core/userdetails/jdbc/users.ddl";
	}

	private void basic(RunningApplication application) throws Exception {
		saw(application.browser().get("/notes"));
		saw(application.browser().get("/notes", as("ada:wrong")));
		saw(application.browser().get("/notes", as("ada:secret")));
		saw(application.browser().send("POST", "/notes/mine", null, as("ada:secret")));
		saw(application.browser().send("POST", "/notes/mine", null, as("grace:secret")));
		saw(application.browser().send("POST", "/notes/hire/joan", null, as("grace:secret")));
		saw(application.browser().send("POST", "/notes/hire/nobody", null, as("grace:secret")));
		saw(application.browser().get("/notes", as("nobody:secret")));
		saw(application.browser().get("/notes", as("joan:secret")));
	}

	private void form(Browser browser) throws Exception {
		Matcher token = TOKEN.matcher(browser.get("/login"));
		saw("token: " + token.find());
		saw(browser.send("POST", "/login", "username=ada&password=secret"));
		saw(browser.send("POST", "/login", "username=ada&password=secret&_csrf=" + token.group(1)));
		saw(browser.get("/notes"));
	}

	private static String[] as(String credentials) {
		byte[] bytes = credentials.getBytes(StandardCharsets.UTF_8);
		return new String[] { "Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes), "Accept",
				"application/json" };
	}

}
