(function(){
function all(q){return [].slice.call(document.querySelectorAll(q))}
var aside=document.querySelector("aside"),refs=all(".ref"),waiting=false;
function note(r){return document.getElementById(r.hash.slice(1))}
function light(r,still){
var n=r?r.textContent:"";
all("mark[data-n]").forEach(function(m){m.classList.toggle("on",!!n&&(" "+m.getAttribute("data-n")+" ").indexOf(" "+n+" ")>=0)});
all(".find.now").forEach(function(f){f.classList.remove("now")});
var f=r&&note(r);if(f){f.classList.add("now");if(!still)bring(f)}}
function sticky(){return aside&&getComputedStyle(aside).position==="sticky"&&aside.scrollHeight>aside.clientHeight}
function bring(f){if(sticky())aside.scrollTop=f.offsetTop-aside.clientHeight/3}
document.addEventListener("focusin",function(e){
var r=e.target.classList.contains("ref")?e.target:null,f=!r&&e.target.closest?e.target.closest(".notes .find"):null;
if(f)refs.forEach(function(x){if(note(x)===f)r=x});
if(r)light(r,!!f)});
document.addEventListener("mouseover",function(e){
var m=e.target.closest?e.target.closest("mark[data-n],.ref"):null;if(!m)return;
var n=m.classList.contains("ref")?m.textContent:m.getAttribute("data-n").split(" ")[0];
light(refs.filter(function(r){return r.textContent===n})[0])});
function follow(){
waiting=false;if(!sticky()||aside.matches(":hover")||aside.contains(document.activeElement))return;
var first=null;refs.some(function(r){if(r.getBoundingClientRect().top>=0){first=r;return true}return false});
if(first&&first.getBoundingClientRect().top<innerHeight)aside.scrollTop=note(first).offsetTop-8}
addEventListener("scroll",function(){if(!waiting){waiting=true;requestAnimationFrame(follow)}},{passive:true});
})();
