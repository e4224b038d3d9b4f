package io.appdb.test.shop;

import java.util.List;

import io.appdb.session.CurrentSession;
import io.appdb.session.CurrentSessionTransaction;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ItemController {

	private final ItemService service;

	ItemController(ItemService service) {
		this.service = service;
	}

	@GetMapping("/items")
	List<String> list(CurrentSession session) {
		return session.createQuery("select i.name from Item i order by i.name", String.class).getResultList();
	}

	@PostMapping("/items/{name}")
	@ResponseStatus(HttpStatus.CREATED)
	void add(@PathVariable String name, CurrentSessionTransaction session) {
		session.persist(new Item(name));
	}

	@PostMapping("/by-hand/{name}")
	@ResponseStatus(HttpStatus.CREATED)
	void addByHand(@PathVariable String name, CurrentSession session) {
		session.persist(new Item(name));
		session.commit();
	}

	@PostMapping("/steps/{name}")
	void addInSteps(@PathVariable String name, CurrentSession session) {
		session.begin();
		session.persist(new Item(name));
		session.commit();
		session.begin();
		session.persist(new Item(name + "-undone"));
		session.rollback();
	}

	@PostMapping("/forgotten/{name}")
	void forget(@PathVariable String name, CurrentSession session) {
		session.persist(new Item(name));
	}

	@PostMapping("/service/{name}")
	void throughService(@PathVariable String name) {
		this.service.addAll(name, name + "-2");
	}

}
