package io.appdb.test;

import java.lang.reflect.Field;

import jakarta.persistence.EntityManagerFactory;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.generator.Generator;
import org.hibernate.id.enhanced.Optimizer;
import org.hibernate.id.enhanced.SequenceStyleGenerator;
import org.hibernate.id.enhanced.TableGenerator;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ReflectionUtils;

/**
 * The identifiers that Hibernate has taken from a sequence and not handed out yet. When
 * the sequence goes back they would be handed out twice. Without state.
 */
final class GeneratedIdentifiers {

	/**
	 * Where Hibernate's optimizers keep what they have taken; there is no call for it.
	 */
	private static final String TAKEN = "noTenantState";

	private GeneratedIdentifiers() {
	}

	/**
	 * Makes Hibernate ask its sequences before it hands out the next identifier.
	 */
	static void forget(EntityManagerFactory factory) {
		factory.unwrap(SessionFactoryImplementor.class).getMappingMetamodel().forEachEntityDescriptor((entity) -> {
			Optimizer optimizer = optimizer(entity.getGenerator());
			Field taken = (optimizer != null) ? ReflectionUtils.findField(optimizer.getClass(), TAKEN) : null;
			if (taken != null) {
				ReflectionUtils.makeAccessible(taken);
				ReflectionUtils.setField(taken, optimizer, null);
			}
		});
	}

	private static @Nullable Optimizer optimizer(@Nullable Generator generator) {
		if (generator instanceof SequenceStyleGenerator sequence) {
			return sequence.getOptimizer();
		}
		return (generator instanceof TableGenerator table) ? table.getOptimizer() : null;
	}

}
