import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";

const ban = (selector, message) => ({ selector, message });

/** Ways to read a string as HTML, CSS or script. No string from data may be read so. */
const sinks = [
  ban(
    "MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|createContextualFragment|srcdoc)$/]",
    "Write text nodes; nothing here parses HTML.",
  ),
  ban("CallExpression[callee.property.name='html']", "Write text nodes; nothing here parses HTML."),
  ban("Identifier[name=/^(DOMParser|Function|eval)$/]", "A strict content security policy forbids it."),
  ban(
    "Identifier[name=/^(csv|tsv)Parse$/]",
    "It compiles code from data; a strict content security policy forbids it.",
  ),
  ban(
    "CallExpression[callee.property.name=/^(attr|setAttribute)$/][arguments.0.value=/^(style$|on)/i]",
    "A strict content security policy forbids it; set single properties with .style(name, value), and listen with .on().",
  ),
];

const moduleState = [
  ban(
    ":matches(Program, Program > ExportNamedDeclaration) > VariableDeclaration[kind='let']",
    "Modules hold no state: two timelines may share a page.",
  ),
];

/**
 * Clocks and chance. The lower folders return the same output for the same input, on any machine
 * and at any moment.
 */
const surroundings = [
  ban("MemberExpression[object.name='Date'][property.name='now']", "The clock is a parameter."),
  ban("NewExpression[callee.name='Date'][arguments.length=0]", "The clock is a parameter."),
  ban("CallExpression[callee.name='Date']", "The clock is a parameter."),
  ban("MemberExpression[object.name='Math'][property.name='random']", "Chance is a parameter."),
];

/**
 * Clocks in tests. Machines differ in speed, so a test waits for what is reported
 * (tests/support/rest.ts), and counts steps.
 */
const clocks = [
  ban(
    "Identifier[name='waitForTimeout']",
    "Wait for what is told: rested(page), frames(page, count), settle(page), expect.poll.",
  ),
  ban(
    "MemberExpression[object.name='performance'][property.name='now']",
    "Count steps or frames; a busy machine is slow.",
  ),
  ban(
    "CallExpression[callee.name=/^set(Timeout|Interval)$/]:not([arguments.1.value<=1])",
    "Wait for what is told, not for a time.",
  ),
  ban(
    "CallExpression[callee.property.name=/^set(Timeout|Interval)$/]:not([arguments.1.value<=1])",
    "Wait for what is told, not for a time.",
  ),
];

export default defineConfig(
  { ignores: ["**/dist/", "coverage/"] },
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: {
          allowDefaultProject: ["vite.config.ts", "vitest.config.ts", "tests/support/guideGlobals.d.ts"],
        },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      eqeqeq: "error",
      // The methods of a timeline say `this: void`, so that they may be taken out of it.
      "@typescript-eslint/no-invalid-void-type": ["error", { allowAsThisParameter: true }],
      // The formatter limits code to 110 columns. Comments are narrower, so that they are easy to
      // read.
      "max-len": [
        "error",
        {
          code: Infinity,
          comments: 100,
          ignoreUrls: true,
          ignoreStrings: true,
          ignoreTemplateLiterals: true,
        },
      ],
      "no-var": "error",
      "prefer-const": "error",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-unnecessary-condition": [
        "error",
        { allowConstantLoopConditions: "only-allowed-literals" },
      ],
      // Indices into typed arrays are within bounds by construction. An invented fallback value
      // would hide an index that is not.
      "@typescript-eslint/no-non-null-assertion": "off",
    },
  },
  {
    files: ["src/**/*.ts", "examples/*.ts"],
    rules: {
      "max-lines": ["error", 400],
      "max-lines-per-function": ["error", { max: 105, skipComments: true }],
      "max-params": ["error", 4],
      "no-console": "error",
      "no-restricted-syntax": ["error", ...sinks, ...moduleState],
    },
  },
  {
    files: ["src/{base,time,model,options,state,plot}/**/*.ts"],
    rules: { "no-restricted-syntax": ["error", ...sinks, ...moduleState, ...surroundings] },
  },
  {
    files: ["tests/**/*.ts"],
    rules: {
      "no-restricted-properties": [
        "error",
        ...["test", "it", "describe"].flatMap((object) =>
          ["only", "skip", "skipIf", "runIf", "todo", "fails"].map((property) => ({
            object,
            property,
            message: "Every test runs, and passes.",
          })),
        ),
      ],
      "no-restricted-syntax": ["error", ...clocks],
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
    },
  },
  {
    // An import would make a module of it, whose names are no globals.
    files: ["tests/support/guideGlobals.d.ts"],
    rules: { "@typescript-eslint/consistent-type-imports": "off" },
  },
  {
    // The bench measures time. The driver for WebKit has a timeout, as the drivers for the other
    // engines have.
    files: ["tests/bench/**/*.ts", "tests/support/webkit/**/*.ts"],
    rules: { "no-restricted-syntax": "off" },
  },
);
