package dev.reelay.consumer.widgets;

class ItemRacesTests extends ApplyRacesKit {

    ItemRacesTests() {
        super(Account.withItems("item-races"));
    }
}
