/** One configuration; the level of a test is in its file name: .spec (no I/O), .int-spec (real parts), .e2e-spec (whole hub). */
module.exports = {
  testEnvironment: 'node',
  transform: {
    '^.+\\.[cm]?[tj]s$': [
      '@swc/jest',
      {
        jsc: { target: 'es2022', parser: { syntax: 'typescript', decorators: true }, transform: { legacyDecorator: true, decoratorMetadata: true } },
        module: { type: 'commonjs' },
      },
    ],
  },
  transformIgnorePatterns: ['node_modules/(?!(jose)/)'],
  moduleNameMapper: { '^#shared/(.*)$': '<rootDir>/libs/shared/src/$1' },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.hub/'],
  testPathIgnorePatterns: ['/node_modules/'],
  testRegex: '\\.spec\\.ts$',
};
