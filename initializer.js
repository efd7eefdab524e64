// Says so when the program cannot be loaded. The one thing that the program cannot do itself, and so
// the one script that is not Rust. Trunk's loader calls it.
export default function initializer() {
  return {
    onStart: () => {},
    onProgress: () => {},
    onComplete: () => {},
    onSuccess: () => {},
    onFailure: (error) => {
      document.documentElement.dataset.app = "failed";
      const message = document.createElement("p");
      message.className = "startup";
      message.setAttribute("role", "alert");
      message.textContent =
        "Sayso could not be loaded. It needs a browser from 2023 or later with WebAssembly switched on. " +
        "Reload the page to try again. (" + error + ")";
      document.getElementById("app").replaceChildren(message);
    },
  };
}
