package dev.faultline.system;

import dev.faultline.system.Showcase.Page;
import dev.faultline.yaml.Fields;
import dev.faultline.yaml.Finding;
import dev.faultline.yaml.Read;
import dev.faultline.yaml.Value;
import java.util.List;
import java.util.regex.Pattern;

/** Reads {@code showcase:}, what {@code faultline serve} shows. */
final class ShowcaseReader {
  private static final Pattern PATH = Pattern.compile("/\\S*");

  private final Read<List<Role>> roles;

  ShowcaseReader(Read<List<Role>> roles) {
    this.roles = roles;
  }

  Read<Showcase> showcase(Fields fields) {
    var coupons = fields.required("coupons", Value::text);
    var askFor = fields.required("ask-for", Value::text);
    var pages =
        fields.optional("pages", List.of(), value -> value.list(page -> page.mapping(this::page)));
    var logins = fields.optional("logins", List.of(), value -> value.list(Value::text));
    return fields.build(() -> new Showcase(coupons.get(), askFor.get(), pages.get(), logins.get()));
  }

  private Read<Page> page(Fields fields) {
    var role = fields.required("role", this::role);
    var path = fields.required("path", value -> value.text(PATH, "/status"));
    return fields.build(() -> new Page(role.get(), path.get()));
  }

  private Read<String> role(Value value) {
    return value
        .text()
        .then(
            name -> {
              List<String> known =
                  roles.value().orElse(List.of()).stream().map(Role::name).toList();
              return known.isEmpty() || known.contains(name)
                  ? Read.of(name)
                  : value.unknown(Finding.NO_SUCH_ROLE, name, known);
            });
  }
}
