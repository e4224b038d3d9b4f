package io.appdb.test.shop;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Service
public class ItemService {

	private final ItemRepository items;

	ItemService(ItemRepository items) {
		this.items = items;
	}

	@Transactional
	public void addAll(String... names) {
		for (String name : names) {
			this.items.save(new Item(name));
		}
	}

	@Transactional(propagation = Propagation.REQUIRES_NEW)
	public void addAlone(String name) {
		this.items.save(new Item(name));
	}

}
