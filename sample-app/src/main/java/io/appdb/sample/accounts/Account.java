package io.appdb.sample.accounts;

import java.math.BigDecimal;
import java.util.UUID;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's money. A persistence context owns it; one thread at a time.
 */
@Entity
@Table(name = "accounts", check = @CheckConstraint(name = "ck_accounts_balance", constraint = "balance >= 0"))
class Account {

	@Id
	@GeneratedValue(strategy = GenerationType.UUID)
	private @Nullable UUID id;

	@Column(nullable = false, length = 100)
	private String owner;

	@Column(nullable = false, precision = 15, scale = 2)
	private BigDecimal balance;

	protected Account() {
	}

	Account(String owner, BigDecimal balance) {
		this.owner = owner;
		this.balance = balance;
	}

	void withdraw(BigDecimal amount) {
		if (this.balance.compareTo(amount) < 0) {
			throw new InsufficientBalanceException();
		}
		this.balance = this.balance.subtract(amount);
	}

	void deposit(BigDecimal amount) {
		this.balance = this.balance.add(amount);
	}

	@Nullable UUID getId() {
		return this.id;
	}

	String getOwner() {
		return this.owner;
	}

	BigDecimal getBalance() {
		return this.balance;
	}

}
