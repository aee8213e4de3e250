export { virtual } from "@guidepup/virtual-screen-reader/browser.js";
