package io.appdb.companions.security;

import java.util.List;

import javax.sql.DataSource;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.provisioning.JdbcUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Lets users of the database read notes, and administrators write them.
 */
@SpringBootApplication
@EnableMethodSecurity
class SecurityApplication {

	@Bean
	JdbcUserDetailsManager users(DataSource dataSource) {
		return new JdbcUserDetailsManager(dataSource);
	}

	@Bean
	SecurityFilterChain security(HttpSecurity http) {
		return http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
			.csrf((csrf) -> csrf.ignoringRequestMatchers("/notes/**"))
			.httpBasic(Customizer.withDefaults())
			.formLogin(Customizer.withDefaults())
			.build();
	}

	/**
	 * What the transaction of a request and its rights surround.
	 */
	@Service
	static class Desk {

		private final Notes notes;

		private final JdbcUserDetailsManager users;

		Desk(Notes notes, JdbcUserDetailsManager users) {
			this.notes = notes;
			this.users = users;
		}

		@Transactional
		@PreAuthorize("hasRole('ADMIN')")
		public void write(String text) {
			this.notes.saveAndFlush(new Note(text));
		}

		/**
		 * Users and notes are written in one transaction.
		 */
		@Transactional
		@PreAuthorize("hasRole('ADMIN')")
		public void hire(String name) {
			this.users.createUser(User.withUsername(name).password("{noop}secret").roles("USER").build());
			this.notes.saveAndFlush(new Note(name + " is here"));
			if (name.equals("nobody")) {
				throw new IllegalStateException("refused");
			}
		}

		@PreAuthorize("hasRole('USER')")
		public List<String> read() {
			return this.notes.findAll().stream().map(Note::text).sorted().toList();
		}

	}

	@RestController
	static class Web {

		private final Desk desk;

		Web(Desk desk) {
			this.desk = desk;
		}

		@GetMapping("/notes")
		List<String> read() {
			return this.desk.read();
		}

		@PostMapping("/notes/{text}")
		@ResponseStatus(HttpStatus.CREATED)
		void write(@PathVariable String text) {
			this.desk.write(text);
		}

		@PostMapping("/notes/hire/{name}")
		@ResponseStatus(HttpStatus.CREATED)
		void hire(@PathVariable String name) {
			this.desk.hire(name);
		}

	}

}
