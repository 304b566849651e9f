import { openHall } from '../open-hall.tsx'

openHall('drill', '../desk')
