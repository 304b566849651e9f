/**
 * The look of the layer, on a stage of 1920×1080. It stands in the script, for a style sheet that
 * does not arrive must not take the words with it; a font that does not arrive is replaced.
 */
export const styles = `
#mimamori-alerts{position:fixed;inset:0;z-index:2147483647;overflow:hidden;font-family:"BIZ UDPGothic","Mimamori Names","Noto Sans CJK JP",sans-serif;font-weight:700;color:#1b1a18;word-break:auto-phrase;line-break:strict;overflow-wrap:anywhere}
#mimamori-alerts[hidden]{display:none}
#mimamori-alerts.line{pointer-events:none}
#mimamori-alerts .ear{position:absolute;width:1px;height:1px;margin:0;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.stage *{box-sizing:border-box;margin:0;padding:0;list-style:none;font-style:normal}
.stage svg{display:block;width:100%;height:100%}
.stage{--paper:#eee8db;--deep:#aa00aa;--call:#fff;--hole:#0b3a75;--out:#000;position:absolute;left:0;top:0;width:1920px;height:1080px;overflow:hidden;transform:scale(var(--scale));transform-origin:0 0;background:var(--paper)}
.stage>*{position:absolute}
.stage span{white-space:pre-wrap}
.field{left:0;right:0;top:0;height:474px;background:var(--deep)}
.level3{--deep:#ff2800;--call:#1b1a18}
.level3 .field{background:#fbf8f1;border:solid #ff2800;border-width:196px 0 12px}
.stage.level3::after{content:"";position:absolute;inset:0;border:solid #ff2800;border-width:0 40px 22px}
.level5,.tsunami{--paper:#0c000c;--out:#fff;color:#fff}
.level5 .field,.tsunami .field{height:1080px;background:none;border:solid #fff;border-width:22px 40px}
.tsunami .field{border-color:#ff2800}
.calm{--deep:#0b3a75}
.drill{--call:#7a007a;--hole:#fbf8f1}
.drill .field{background:#fbf8f1;border-bottom:12px solid #aa00aa}
.tips .field,.help .field{height:200px}
.tips.drill .field,.help.drill .field{height:270px}
.level3.tips .field,.level3.help .field{border-bottom-width:4px}
.level5.help .field,.tsunami.help .field{height:1080px}
.band{left:0;right:0;top:0;height:126px;padding:54px 96px 0;background:#1b1a18;color:#ffd43d;font-size:60px;line-height:66px;white-space:nowrap}
.plate{left:96px;width:1728px;top:54px;height:116px;display:flex;align-items:center;gap:28px;padding:0 32px;border-radius:16px;background:#fff;color:#000;font-size:76px;line-height:1;white-space:nowrap;overflow:hidden}
.plate>span{display:flex;align-items:center}
.plate>span+span{border-left:5px solid;padding-left:28px}
.plate i{width:84px;height:84px;margin-right:20px}
.plate .tag{font-size:52px;line-height:1;padding:14px 24px;border-radius:12px;background:#1b1a18;color:#fff}
.by{margin-left:auto;text-align:right;font-size:40px;line-height:1.25}
.by span{display:block}
.by.large{font-size:52px}
.level5 .plate .tag{background:#fff;color:#0c000c}
.level5 .plate{background:#0c000c;color:#fff;border:6px solid #fff;padding:0 26px}
.drill .plate{top:140px;height:110px;border:6px solid #aa00aa;font-size:64px;padding:0 26px}
.called{left:96px;width:1728px;top:170px;height:304px;display:flex;flex-direction:column;justify-content:space-evenly;color:var(--call)}
.level3 .called{top:196px;height:266px}
.level5 .called{height:366px}
.tsunami .called{height:378px}
.drill .called{top:250px;height:212px}
.called span{display:block;white-space:nowrap;line-height:1.2}
.called h1{line-height:1.12;white-space:nowrap}
.drill .names{color:#1b1a18}
.tsunami h1{color:#ffd43d}
.picture{right:150px;top:186px;width:272px;height:272px;color:var(--call)}
.level3 .picture{right:96px;top:216px;width:232px;height:232px}
.tsunami .picture{right:96px;top:282px;width:310px;height:240px;color:#fff}
.calm .picture{right:96px;top:202px;width:240px;height:240px}
.drill .picture{right:120px;top:258px;width:196px;height:196px}
.rule{left:96px;width:1728px;top:536px;height:8px;background:#fff}
.tsunami .rule{top:548px;background:#ff2800}
.body{left:96px;width:1728px;top:490px;bottom:54px;display:flex;flex-direction:column;gap:18px}
.said{--k:1;font-size:max(36px,calc(48px*var(--k)));line-height:1.3;max-width:1350px}
.said .loud{color:#8a1c1c}
.foot{flex:1;min-height:0;display:flex;gap:32px}
.map{flex:none;width:452px;max-height:386px;overflow:hidden;display:flex;flex-direction:column;border:4px solid #1b1a18;border-radius:16px;background:#f1ecdf}
.map div{flex:1;min-height:0}
.key{flex:none;padding:4px 0 8px;text-align:center;font-size:38px;line-height:1.1;color:#7a007a}
.map text{font-size:40px;font-weight:700;paint-order:stroke;stroke:#fbf8f1;stroke-width:10px;stroke-linejoin:round}
.place{flex:1;min-width:0}
.place span{display:block}
.inside{flex-direction:row;gap:48px!important}
.said p,.name span{text-wrap:balance}
.name i,.how i{display:inline-block}
.inside .said{flex:1}
.inside .side{padding-top:150px}
.caption{font-size:max(36px,calc(40px*var(--k)));line-height:1.3;color:#443f38}
.name{font-size:max(36px,calc(60px*var(--k)));line-height:1.25}
.how{margin-top:14px;font-size:max(36px,calc(44px*var(--k)));line-height:1.4}
.side{flex:none;width:740px;display:flex;flex-direction:column;gap:14px}
.note{line-height:1.3}
.tight .row .tag{padding:8px 22px}
.rows{flex:1;min-height:0;display:flex;flex-direction:column;gap:25px}
.rows li{flex:0 1 112px;min-height:0;display:flex}
.tight .rows{gap:18px!important}
.row{flex:1;min-width:0;display:flex;align-items:center;gap:24px;padding:0 32px 0 26px;font:inherit;font-size:52px;line-height:1.2;text-align:left;color:#1b1a18;background:#fbf8f1;border:3px solid #6f6656;border-radius:20px;outline:0}
.row::before{content:"";flex:none;border:solid transparent;border-width:21px 0 21px 30px;margin-right:-8px}
.row>span{flex:1;min-width:0;white-space:nowrap!important}
.num{flex:none;width:76px;height:76px;max-height:86%;display:flex;align-items:center;justify-content:center;border:3px solid #6f6656;border-radius:16px;background:#fff;color:#1b1a18;font-family:"BIZ UDGothic",monospace;line-height:1}
.row .tag{flex:none;font-size:40px;line-height:1;padding:16px 22px;border-radius:12px;background:#0b3a75;color:#fff;white-space:nowrap}
.row.on{margin:0 -12px;padding:0 44px 0 38px;background:#0b3a75;border-color:#0b3a75;color:#fff;box-shadow:0 0 0 7px #ffd43d,0 0 0 14px var(--out)}
.row.on::before{border-left-color:#ffd43d}
.row.on .num{border-color:#fff}
.row.on .tag{background:#fff;color:#0b3a75}
.keys{right:96px;top:496px;display:flex;flex-direction:column;align-items:flex-end;gap:16px;font-size:40px;line-height:1;white-space:nowrap}
.keys span{display:flex;align-items:center;gap:16px}
.keys kbd{height:60px;padding:0 18px;display:flex;align-items:center;font:inherit;border-radius:14px;border:3px solid #6f6656;background:#fbf8f1;color:#1b1a18}
.keys .blue{background:#1546c8;border-color:#1546c8;color:#fff}
.level5 .body,.tsunami .body{top:578px;flex-direction:row;gap:40px}
.left{flex:1;min-width:0;display:flex;flex-direction:column;gap:14px}
.level5 .said{font-size:max(36px,calc(54px*var(--k)));line-height:1.4}
.level5 .said .loud,.tsunami .said .loud{color:#ffd43d}
.tsunami .said{font-size:max(36px,calc(60px*var(--k)));line-height:1.35}
.level5 .side,.tsunami .side{width:700px}
.level5 .rows,.tsunami .rows{gap:29px}
.level5 .rows li,.tsunami .rows li{flex-basis:126px}
.tsunami .caption{color:#fff}
.tsunami .place{flex:none}
.tsunami .how{display:none}
.else{margin-top:8px;font-size:max(36px,calc(38px*var(--k)));line-height:1.3}
.left .keys{position:static;align-items:flex-start;margin-top:auto;flex-direction:row;gap:48px}
.ended .body{top:500px;height:310px;bottom:auto;justify-content:space-between}
.ended .said{font-size:max(36px,calc(52px*var(--k)));line-height:1.5;max-width:none}
.was{display:flex;align-items:center;gap:32px;font-size:44px;white-space:nowrap}
.was span{position:relative;padding:10px 26px;border:5px solid #aa00aa;border-radius:12px;background:#fbf8f1;color:#7a007a;font-size:48px;line-height:1.2}
.struck::after{content:"";position:absolute;left:14px;right:14px;top:48%;height:5px;background:#1b1a18}
.last{left:96px;width:1728px;top:842px;height:140px;display:flex;align-items:center;justify-content:space-between}
.last .rows{flex:none;width:1180px;height:140px}
.last .rows li{flex-basis:140px}
.last .keys{position:static}
.after{left:96px;width:1728px;top:226px}
.after h1{font-size:76px;line-height:1.3}
.after p{font-size:48px;line-height:1.5;font-weight:400}
.drill .after{top:280px}
.drill .after h1{font-size:64px}
.after.help h1{font-size:96px}
.drill .after.help h1{font-size:84px}
.after.help p{font-size:64px;font-weight:700;margin-top:32px}
.after.help{top:290px}
.drill .after.help{top:320px}
.tips ul{display:flex;gap:32px;margin-top:24px}
.tips ul li{width:320px;height:372px;padding-top:34px;border-radius:20px;background:#fbf8f1;text-align:center}
.drill .tips{margin-top:14px}
.tips.drill ul li{height:340px;padding-top:22px}
.tips svg{width:150px;height:150px;margin:0 auto 22px;color:#0b3a75}
.tips li b{font-size:48px;line-height:1.35;white-space:nowrap}
.tips li span{display:block}
.over{background:none}
.strip{left:96px;top:54px;height:88px;display:flex;align-items:center;gap:32px;padding:0 36px;border:4px solid #fff;border-radius:20px;background:#aa00aa;color:#fff;font-size:48px;line-height:1;white-space:nowrap}
.strip span{font-size:48px}
.strip.level3{background:#fff;color:#1b1a18;border:12px solid #ff2800}
.strip.level5{background:#0c000c}
.strip.tsunami{background:#0c000c;border:12px solid #ff2800}
.strip.drill{background:#fbf8f1;color:#7a007a;border:6px solid #aa00aa}
`
