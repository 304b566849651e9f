import { openHall } from './open-hall.tsx'

openHall('actual', './desk')
