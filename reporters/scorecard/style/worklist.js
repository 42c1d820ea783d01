(function(){
var form=document.querySelector(".filters"),say=document.querySelector("[role=status]"),further=document.getElementById("trang-khac");
if(!form||!say)return;
function all(q,e){return [].slice.call((e||document).querySelectorAll(q))}
var KIND=/([a-l])(\d*)/g,NAMES="rvsbftnk",level=form.getAttribute("data-level"),here=+form.getAttribute("data-number");
function kind(t){var m,r={rule:parseInt(t,10),sorts:[]};KIND.lastIndex=0;while((m=KIND.exec(t)))r.sorts.push([m[1].charCodeAt(0)-97,+(m[2]||1)]);return r}
function about(t){var p=t.split(".");return {s:+p[0]||0,b:+p[1]||0,d:p[2]?parseInt(p[2],36):NaN}}
var entries=all(".entry").map(function(e){return {e:e,about:about(e.getAttribute("data-e")),finds:all(".find",e).map(function(f){return {f:f,kind:kind(f.getAttribute("data-g"))}})}});
var told=form.getAttribute("data-index"),pages=null;
function others(){
if(!pages)pages=told?told.split("|").map(function(p){return p?p.split(";").map(function(t){var k=t.split(",");return {about:about(k[0]),kinds:k.slice(1).map(kind)}}):[]}):[];
return pages}
function field(n){return form.elements[n]}
function value(n){var f=field(n);return f?f.value:""}
function chosen(n){var f=field(n);return f?f.selectedIndex:0}
function days(n){var t=Date.parse(value(n)+"T00:00:00Z");return isNaN(t)?null:Math.floor(t/864e5)}
function wanted(){return {r:chosen("r"),s:chosen("s"),b:chosen("b"),v:value("v"),n:value("n"),k:value("k"),f:days("f"),t:days("t"),d:form.elements.d.checked}}
function fits(a,w){return (!w.s||a.s===w.s)&&(!w.b||a.b===w.b)&&(w.f===null||a.d>=w.f)&&(w.t===null||a.d<=w.t)}
function count(k,w){
if(w.r&&k.rule!==w.r)return 0;var n=0;
k.sorts.forEach(function(x){var c=x[0];if((w.v===""||c>>2===+w.v)&&(w.n===""||(c>>1&1)===+w.n)&&(w.k===""||(c&1)===+w.k))n+=x[1]});
return n}
function state(){
var p=[];NAMES.split("").forEach(function(n){if(value(n))p.push(n+"="+encodeURIComponent(value(n)))});
if(form.elements.d.checked)p.push("d=1");
return p.length?"#?"+p.join("&"):""}
function number(n){return n.toLocaleString(document.documentElement.lang)}
function fill(name,v){return say.getAttribute("data-"+name).replace(/\{(\w)\}/g,function(_,k){return number(v[k])})}
function page(n){return n===1?"viec-can-sua.html":"viec-can-sua-"+n+".html"}
function elsewhere(w,hash){
further.textContent="";further.hidden=true;
if(!hash||level===""&&!told&&!others().length)return;
if(level==="-"){if(all(".pager").length){further.textContent=say.getAttribute("data-unknown");further.hidden=false}return}
var sum=0,found=[],loose=level!=="sbd"&&(w.b||w.f!==null||w.t!==null)||level===""&&w.s||w.d;
var asked=level==="sbd"?w:Object.assign({},w,{b:0,f:null,t:null,s:level==="s"?w.s:0});
others().forEach(function(cards,i){
if(i+1===here)return;var n=0;
cards.forEach(function(c){if(fits(c.about,asked))c.kinds.forEach(function(k){n+=count(k,asked)})});
if(n){sum+=n;found.push([i+1,n])}});
further.hidden=false;
if(!sum){further.textContent=say.getAttribute("data-none");return}
further.append(fill(loose?"most":"more",{c:sum})+" ");
found.slice(0,40).forEach(function(x,i){
var a=document.createElement("a");a.href=page(x[0])+hash;a.textContent=fill("page",{n:x[0]});
further.append(i?", ":"",a," ("+number(x[1])+")")});
further.append(found.length>40?" …":".")}
function filter(keep){
var w=wanted(),hash=state(),shown=0,places=0,done=0;
entries.forEach(function(e){
var ok=fits(e.about,w),n=0;
e.finds.forEach(function(x){
var ticked=x.f.classList.contains("done"),c=ok&&!(w.d&&ticked)?count(x.kind,w):0;
x.f.hidden=!c;n+=c;if(ticked)done++});
e.e.hidden=!n;if(n){shown++;places+=n}});
say.textContent=fill("shown",{a:shown,b:entries.length,c:places})+(done?" "+fill("done",{c:done}):"");
elsewhere(w,hash);
all(".pager a").forEach(function(a){a.href=a.getAttribute("href").split("#")[0]+hash});
if(keep!==true&&(hash||location.hash.slice(0,2)==="#?"))try{history.replaceState(null,"",hash||location.pathname+location.search)}catch(e){try{location.replace(hash||"#")}catch(e2){}}}
function read(){
if(location.hash.slice(0,2)!=="#?")return false;
form.reset();
location.hash.slice(2).split("&").forEach(function(p){
var i=p.indexOf("="),n=p.slice(0,i),v=p.slice(i+1);try{v=decodeURIComponent(v)}catch(e){return}
if(/[ft]/.test(n)&&!/^\d{4}-\d\d-\d\d$/.test(v))return;
if(n==="d")form.elements.d.checked=v==="1";
else if(n.length===1&&NAMES.indexOf(n)>=0&&field(n)){field(n).value=v;if(field(n).tagName==="SELECT"&&field(n).selectedIndex<0)field(n).selectedIndex=0}});
return true}
function target(){
var t=location.hash.length>1&&location.hash[1]!=="?"?document.getElementById(location.hash.slice(1)):null;
if(!t)return;
if(t.closest("[hidden]")){form.reset();filter(true)}
if(t.tagName==="DETAILS")t.open=true;
t.scrollIntoView()}
form.addEventListener("input",filter);
form.addEventListener("reset",function(){setTimeout(filter,0)});
form.addEventListener("submit",function(e){e.preventDefault()});
document.addEventListener("ticked",function(){filter(true)});
addEventListener("hashchange",function(){if(read())filter(true);else target()});
read();filter(true);target();
})();
