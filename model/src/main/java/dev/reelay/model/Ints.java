package dev.reelay.model;

import java.util.Arrays;

/** A list of ints that takes four bytes each. */
final class Ints {

    private int[] values = new int[1024];
    private int size;

    void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1));
        }
        values[size++] = value;
    }

    void removeLast() {
        size--;
    }

    int get(int index) {
        return values[index];
    }

    int size() {
        return size;
    }
}
