package dev.reelay.widgets;

/**
 * What the ledger holds of a request once it is entered.
 *
 * @param key where it lies, or is to lie, in the requests bucket: given when it was entered first
 * @param same whether it was the same request then; false: its id belongs to another one
 * @param applied whether it has been applied, to the widgets of any destination
 */
public record Entry(RequestKey key, boolean same, boolean applied) {}
