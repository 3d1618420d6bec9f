/** CloudFormation templates, read as they are written and resolved as CloudFormation would for a stack. */
@NullMarked
package dev.reelay.infrastructure.template;

import org.jspecify.annotations.NullMarked;
