import { describe, expect, it } from 'vitest';
import { readFixturePackages } from './read-fixture-packages.ts';
import { runPython } from './run-python.ts';

interface Entry {
  readonly name: string;
  readonly symbol: string;
  readonly [field: string]: unknown;
}

const packages = readFixturePackages() as Entry[];
const entry = (name: string): Entry | undefined => packages.find((one) => one.name === name);

describe('read_packages', () => {
  it('finds what a person can choose, and neither removed symbols, numbers nor words of a help text', () => {
    expect(packages.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      'arm-counter package',
      'fieldbus-gateway package',
      'fieldbus-gateway-tls option',
      'suite package',
      'suite-view package',
      'tinyscript package',
      'tinyscript-meter package',
      'vibration-log package',
    ]);
  });

  it('tells what a package is', () => {
    expect(entry('fieldbus-gateway')).toEqual({
      name: 'fieldbus-gateway',
      symbol: 'BR2_PACKAGE_FIELDBUS_GATEWAY',
      kind: 'package',
      of: 'fieldbus-gateway',
      title: 'fieldbus-gateway',
      version: '2.4.1',
      licence: 'Apache-2.0 (programs), MIT (library) and more with some options',
      summary: 'Passes readings of field devices on to a broker. It speaks Modbus and CANopen.',
      homepage: 'https://example.org/fieldbus-gateway',
      needs: [
        'BR2_USE_MMU',
        'BR2_INSTALL_LIBSTDCPP',
        'BR2_TOOLCHAIN_HEADERS_AT_LEAST_4_14',
        ['||', 'BR2_TOOLCHAIN_USES_GLIBC', 'BR2_TOOLCHAIN_USES_MUSL'],
      ],
      brings: ['BR2_PACKAGE_TINYSCRIPT'],
      always: [],
    });
  });

  it('counts the blocks of every file above', () => {
    expect(entry('vibration-log')?.needs).toEqual([['!', 'BR2_STATIC_LIBS'], 'BR2_TOOLCHAIN_HAS_THREADS']);
    expect(entry('tinyscript-meter')?.needs).toEqual(['BR2_PACKAGE_TINYSCRIPT']);
    expect(entry('fieldbus-gateway-tls')?.needs).toEqual(['BR2_PACKAGE_FIELDBUS_GATEWAY', 'BR2_USE_WCHAR']);
  });

  it('takes variables from the package above, and none that is set on a condition', () => {
    expect(entry('suite-view')?.version).toBe('6.1');
    expect(entry('vibration-log')).toMatchObject({ version: null, licence: 'MIT' });
  });
});

describe('expressions of Kconfig', () => {
  it.each([
    ['A && (B || !C)', ['&&', 'A', ['||', 'B', ['!', 'C']]], 'A && (B || !C)'],
    ['!(A && B)', ['!', ['&&', 'A', 'B']], '!(A && B)'],
    ['A = "x y" || B != n', ['||', ['=', 'A', '"x y"'], ['!=', 'B', 'n']], '(A = "x y") || (B != n)'],
  ])('%s is read and written', (text, tree, written) => {
    const program = `from bw import kconfig_expression as k
tree = k.parse(given)
print(json.dumps([tree, k.write(tree), sorted(k.symbols_in(tree))]))`;
    const [parsed, again, symbols] = runPython(program, text) as [unknown, string, string[]];
    expect([parsed, again]).toEqual([tree, written]);
    expect(symbols).toEqual([...new Set(text.replace(/"[^"]*"|\bn\b/g, '').match(/[A-Z]/g))].sort());
  });
});
