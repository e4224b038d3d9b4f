package io.appdb.companions.held;

import java.io.IOException;
import java.io.Writer;

import io.appdb.session.CurrentSessionTransaction;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Writes to the response itself before its transaction is committed.
 */
@SpringBootApplication
class HeldApplication {

	@Bean
	UserDetailsService users() {
		return new InMemoryUserDetailsManager(User.withUsername("ada").password("{noop}secret").roles("USER").build());
	}

	@Bean
	SecurityFilterChain security(HttpSecurity http) {
		return http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
			.csrf((csrf) -> csrf.disable())
			.httpBasic(Customizer.withDefaults())
			.build();
	}

	@RestController
	static class Web {

		@PostMapping("/notes/{text}")
		void write(@PathVariable String text, CurrentSessionTransaction db, Writer response) throws IOException {
			db.persist(new Note(text));
			response.write("stored " + text);
			response.flush();
		}

	}

}
