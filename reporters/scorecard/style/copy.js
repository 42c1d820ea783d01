"use strict";
(function(){
var root=document.documentElement;root.classList.add("hasjs");
var say=document.getElementById("bao");
function copied(b,ok){
var told=say.getAttribute(ok?"data-copied":"data-failed");
if(!b.hasAttribute("data-t"))b.setAttribute("data-t",b.textContent);
b.textContent=told;say.textContent=told;
setTimeout(function(){b.textContent=b.getAttribute("data-t");say.textContent=""},1500)}
function old(text){var a=document.createElement("textarea");a.value=text;a.setAttribute("readonly","");a.style.position="fixed";document.body.appendChild(a);a.select();var ok=false;try{ok=document.execCommand("copy")}catch(e){}a.remove();return ok}
document.addEventListener("click",function(e){
var b=e.target.closest?e.target.closest(".cp"):null;if(!b)return;var t=b.getAttribute("data-c");
if(navigator.clipboard&&navigator.clipboard.writeText)navigator.clipboard.writeText(t).then(function(){copied(b,true)},function(){copied(b,old(t));b.focus()});
else{copied(b,old(t));b.focus()}});
})();
