import type { ScenePicture } from '../../page/scene.ts'
import type { Sketch } from './icons.ts'

const harbour = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1920 1080" width="1920" height="1080">
  <rect width="1920" height="1080" fill="#bcd3df"/>
  <rect y="0" width="1920" height="260" fill="#a9c7dc"/><rect y="260" width="1920" height="200" fill="#cfdde0"/><rect y="460" width="1920" height="180" fill="#ead9bf"/>
  <circle cx="1370" cy="520" r="118" fill="#f2b872"/>
  <path d="M0 640 180 520 330 566 520 430 760 590 900 548 1080 640Z" fill="#7d97a3"/>
  <path d="M0 640 240 570 420 612 640 540 840 640Z" fill="#5c7d80"/>
  <path d="M1480 640 1640 560 1780 590 1920 530V640Z" fill="#7d97a3"/>
  <rect y="640" width="1920" height="440" fill="#5f8fae"/>
  <g fill="#f2cf9c"><rect x="1262" y="662" width="216" height="10" rx="5"/><rect x="1300" y="694" width="150" height="10" rx="5"/><rect x="1274" y="730" width="200" height="10" rx="5"/><rect x="1320" y="768" width="110" height="10" rx="5"/></g>
  <g fill="#86aec6"><rect x="200" y="700" width="180" height="8" rx="4"/><rect x="560" y="760" width="240" height="8" rx="4"/><rect x="980" y="716" width="130" height="8" rx="4"/><rect x="1580" y="736" width="180" height="8" rx="4"/><rect x="120" y="820" width="240" height="8" rx="4"/><rect x="1120" y="850" width="260" height="8" rx="4"/></g>
  <path d="M700 706H900L866 752H738Z" fill="#33383f"/><path d="M800 560V700" stroke="#33383f" stroke-width="8"/><path d="M812 572 892 690H812Z" fill="#fbf8f1"/><path d="M788 600 726 690H788Z" fill="#fbf8f1"/>
  <path d="M0 1080V930L220 900 460 948 700 1000 840 1080Z" fill="#3e5a44"/>
  <g fill="#2f4a37"><path d="M120 930 176 780 232 930Z"/><path d="M210 950 280 760 350 950Z"/><path d="M40 960 90 820 140 960Z"/></g>
</svg>`

/** Stands in for the broadcast where there is no tuner; the page says so. */
export const standIns: Readonly<Partial<Record<ScenePicture, Sketch>>> = {
  stand_in: () => harbour,
}
