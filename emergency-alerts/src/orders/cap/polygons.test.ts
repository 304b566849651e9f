import { describe, expect, test } from '@jest/globals'
import { capAround, goodCap } from '#mocks/fixtures/cap/cap-text'
import { judged } from '#mocks/fixtures/cap/judged'

describe('a polygon', () => {
  test.each([
    ['of nothing', ' ', 'flagged', 'polygon_empty'],
    ['of a placeholder', '{}', 'refused', 'polygon_unreadable'],
    ['of two corners', '1,1 2,2', 'refused', 'polygon_too_few'],
    ['of three corners', '1,1 2,2 1,1', 'refused', 'polygon_too_few'],
    ['with heights', '1,1,0 1,2,0 2,2,0 1,1,0', 'refused', 'polygon_unreadable'],
    ['with spaces for commas', '1 1 1 2 2 2 1 1', 'refused', 'polygon_unreadable'],
    ['with a comma too many', '1,1 1,2, 2,2 1,1', 'refused', 'polygon_unreadable'],
    ['with exponents', '1e1,1 1,2 2,2 1e1,1', 'refused', 'polygon_unreadable'],
    [
      'with longitude first',
      '134.5,33.7 134.6,33.7 134.6,33.8 134.5,33.7',
      'refused',
      'position_swapped',
    ],
    ['off the earth', '91,181 91,182 92,182 91,181', 'refused', 'position_out_of_range'],
    ['left open', '1,1 1,2 2,2 2,1', 'flagged', 'polygon_unclosed'],
    ['over the 180th meridian', '52,179 53,-179 50,-178 52,179', 'flagged', 'polygon_long_way'],
    ['of one place', '1,1 1,1 1,1 1,1', 'flagged', 'polygon_flat'],
    ['along a line and back', '1,1 1,3 1,2 1,1', 'flagged', 'polygon_touches_itself'],
    ['like an 8', '1,1 2,2 2,1 1,2 1,1', 'flagged', 'polygon_crosses_itself'],
    [
      'like an 8 with a corner in the middle',
      '0,0 1,1 2,0 2,2 1,1 0,2 0,0',
      'flagged',
      'polygon_touches_itself',
    ],
    ['with a corner on its side', '0,0 0,4 4,4 0,2 4,0 0,0', 'flagged', 'polygon_touches_itself'],
  ])('%s', (_name, polygon, verdict, code) => {
    expect(judged(capAround(polygon))).toEqual([verdict, code])
  })

  test('of the whole earth is in order', () => {
    expect(judged(capAround('-90,-180 -90,180 90,180 90,-180 -90,-180'))).toEqual(['accepted'])
  })

  test('within another of its area is told: there are no holes', () => {
    const inner = '33.72,134.52 33.72,134.53 33.73,134.53 33.72,134.52'
    const text = goodCap.replace('<circle>', `<polygon>${inner}</polygon><circle>`)

    expect(judged(text)).toEqual(['flagged', 'polygon_in_polygon'])
  })

  test('beside another may share corners and a whole side with it', () => {
    const notched = '0,0 0,4 4,4 2,2 4,0 0,0'
    const filling = '4,4 2,2 4,0 4,4'
    const text = capAround(notched).replace('<circle>', `<polygon>${filling}</polygon><circle>`)

    expect(judged(text)).toEqual(['accepted'])
  })

  test('far from its neighbours is told when it would be near with latitude and longitude swapped', () => {
    const other = '<area><areaDesc>b</areaDesc><circle>-0.5,53.2 1</circle></area>'
    const text = capAround('51.4,0.2 51.5,0.2 51.5,0.3 51.4,0.2')
      .replace('<circle>33.75,134.55 0.5</circle>', '')
      .replace('</area>', `</area>${other}`)

    expect(judged(text)).toEqual(['flagged', 'areas_swapped'])
  })
})
