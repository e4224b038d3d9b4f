package io.appdb.sample;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the conditions of a filter; what the client left out is no condition. Lives as
 * long as one query is built, in one thread.
 */
public final class Conditions {

	private final List<Predicate> alternatives = new ArrayList<>();

	private final List<Predicate> required = new ArrayList<>();

	private final CriteriaBuilder builder;

	/**
	 * Creates a filter without conditions.
	 * @param builder builds the conditions
	 */
	public Conditions(CriteriaBuilder builder) {
		this.builder = builder;
	}

	/**
	 * Adds the condition that an attribute has a value.
	 * @param attribute the attribute
	 * @param wanted the value, no condition if there is none
	 * @param <T> type of the attribute
	 * @return these conditions
	 */
	public <T> Conditions equal(Expression<T> attribute, @Nullable T wanted) {
		if (wanted != null) {
			this.alternatives.add(this.builder.equal(attribute, wanted));
		}
		return this;
	}

	/**
	 * Adds the condition that a text contains another, in whatever case.
	 * @param attribute the text
	 * @param wanted what it contains, no condition if there is none
	 * @return these conditions
	 */
	public Conditions contains(Expression<String> attribute, @Nullable String wanted) {
		if (wanted != null) {
			String literal = wanted.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0");
			this.alternatives.add(this.builder.like(this.builder.lower(attribute), "%" + literal + "%", '!'));
		}
		return this;
	}

	/**
	 * Adds the condition that something happened after a moment. It always has to hold.
	 * @param attribute when it happened
	 * @param moment the moment, no condition if there is none
	 * @return these conditions
	 */
	public Conditions after(Expression<Instant> attribute, @Nullable Instant moment) {
		if (moment != null) {
			this.required.add(this.builder.greaterThan(attribute, moment));
		}
		return this;
	}

	/**
	 * Puts the conditions together.
	 * @param match how they go together, all of them by default
	 * @return the predicate, which is always true without conditions
	 */
	public Predicate toPredicate(@Nullable Match match) {
		List<Predicate> predicates = new ArrayList<>(this.required);
		if (match == Match.ANY && !this.alternatives.isEmpty()) {
			predicates.add(this.builder.or(this.alternatives));
		}
		else {
			predicates.addAll(this.alternatives);
		}
		return this.builder.and(predicates);
	}

}
