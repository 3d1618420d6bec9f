package dev.reelay.consumer;

import dev.reelay.ProfilesKit;

class ProfilesTests extends ProfilesKit {

    ProfilesTests() {
        super(9081);
    }
}
