/** The page begins here. */
import './jitless.ts'; // first: schemas are made when their modules load
import './ui/fonts.ts';
import './ui/base.css';
import { mount } from 'svelte';
import App from './App.svelte';

const target = document.getElementById('page');
if (target === null) throw new Error('the page has no place for itself');
mount(App, { target });
