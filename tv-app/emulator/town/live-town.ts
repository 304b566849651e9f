import * as z from 'zod/mini'
import type { BoxNews, BoxUnderTest, ReaderFaults } from './box-under-test.ts'
import type { OpenTown } from './open-town.ts'
import { hostUrlOf, loadTown, type TownBox } from './town.ts'
