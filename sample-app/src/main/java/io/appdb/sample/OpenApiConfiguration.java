package io.appdb.sample;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The page on which every operation can be tried. Spring owns it.
 */
@Configuration(proxyBeanMethods = false)
final class OpenApiConfiguration {

	@Bean
	OpenAPI openApi() {
		return new OpenAPI()
			.info(new Info().title("AppDB sample").version("0.1.0").description("Users, posts, accounts and more."));
	}

}
