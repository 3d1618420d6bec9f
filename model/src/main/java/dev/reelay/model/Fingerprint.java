package dev.reelay.model;

/**
 * 64 bits that stand for a value. The explorer remembers states by these alone, as TLC does: among ten million states
 * the chance that any two share one is about 1 in 400,000.
 */
final class Fingerprint {

    private Fingerprint() {}

    static long of(long first, long second, long third, long fourth, long fifth) {
        return then(then(then(then(then(0x9e3779b97f4a7c15L, first), second), third), fourth), fifth);
    }

    /** By its name: an enum's order means nothing here. */
    static long of(Enum<?> constant) {
        return constant.name().hashCode();
    }

    /** Goes on from {@code seed}: SplitMix64's finalizer over each part. */
    static long then(long seed, long part) {
        long mixed = seed * 0x9e3779b97f4a7c15L + part + 0x632be59bd9b4e019L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
