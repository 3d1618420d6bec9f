package dev.reelay.producer;

import dev.reelay.ProfilesKit;

class ProfilesTests extends ProfilesKit {

    ProfilesTests() {
        super(9080);
    }
}
