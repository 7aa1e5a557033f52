(() => {
  "use strict";
  const root = document.documentElement;
  const korean = document.getElementById("ko");
  const apply = () => { root.lang = korean.checked ? "ko" : "en"; };
  document.querySelectorAll("input[name=language]").forEach(input => input.addEventListener("change", apply));
  if (location.hash === "#ko") korean.checked = true;
  apply();
})();
