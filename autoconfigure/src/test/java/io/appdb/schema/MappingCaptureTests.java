package io.appdb.schema;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.hibernate.integrator.spi.Integrator;
import org.hibernate.jpa.boot.spi.IntegratorProvider;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class MappingCaptureTests {

	private static final String KEY = "hibernate.integrator_provider";

	@Test
	void installsItself() {
		Map<String, Object> properties = new HashMap<>();
		MappingCapture capture = MappingCapture.install(properties);
		assertThat(properties.get(KEY)).isSameAs(capture);
		assertThat(capture.getIntegrators()).hasSize(1);
	}

	@Test
	void keepsAConfiguredProvider() {
		Integrator users = new Integrator() {
		};
		IntegratorProvider provider = () -> List.of(users);
		assertThat(MappingCapture.install(new HashMap<>(Map.of(KEY, provider))).getIntegrators()).hasSize(2)
			.contains(users);
	}

	@Test
	void keepsAProviderConfiguredByClassOrName() {
		assertThat(MappingCapture.install(new HashMap<>(Map.of(KEY, UsersProvider.class))).getIntegrators())
			.hasAtLeastOneElementOfType(UsersIntegrator.class);
		assertThat(MappingCapture.install(new HashMap<>(Map.of(KEY, UsersProvider.class.getName()))).getIntegrators())
			.hasAtLeastOneElementOfType(UsersIntegrator.class);
	}

	@Test
	void saysThatNothingWasCapturedYet() {
		assertThatIllegalStateException().isThrownBy(() -> MappingCapture.install(new HashMap<>()).mapping())
			.withMessageContaining("not built yet");
	}

	static final class UsersProvider implements IntegratorProvider {

		@Override
		public List<Integrator> getIntegrators() {
			return List.of(new UsersIntegrator());
		}

	}

	static final class UsersIntegrator implements Integrator {

	}

}
