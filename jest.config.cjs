/** One configuration; the level of a test is in its file name: .spec (no I/O), .int-spec (real parts), .e2e-spec (whole hub). */
const swc = (jsx) => [
  '@swc/jest',
  {
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', decorators: true, tsx: jsx },
      transform: { legacyDecorator: true, decoratorMetadata: true, ...(jsx ? { react: { runtime: 'automatic', importSource: 'preact' } } : {}) },
    },
    module: { type: 'commonjs' },
  },
];

module.exports = {
  // A test says nothing about time; what hangs is ended.
  testTimeout: 20_000,
  testEnvironment: 'node',
  transform: { '^.+\\.tsx$': swc(true), '^.+\\.[cm]?[tj]s$': swc(false) },
  transformIgnorePatterns: ['node_modules/(?!(jose|openid-client|oauth4webapi|preact|preact-render-to-string)/)'],
  moduleFileExtensions: ['js', 'mjs', 'cjs', 'ts', 'tsx', 'json', 'node'],
  moduleNameMapper: { '^#shared/(.*)$': '<rootDir>/libs/shared/src/$1' },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.hub/', '<rootDir>/bench/'],
  testPathIgnorePatterns: ['/node_modules/'],
  testRegex: '\\.spec\\.tsx?$',
};
