// Sets theme and language before the first paint. A file of its own, so that no inline script has to be allowed.
try {
  const theme = localStorage.getItem("proxeny.theme")
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme
  if (localStorage.getItem("proxeny.language") === "zh") document.documentElement.lang = "zh-CN"
} catch {
  // No storage: the system's theme and English.
}
