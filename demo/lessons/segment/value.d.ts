// Written by `python -m demo.declarations` from demo.lessons.segment.value. Do not edit it here.

import type { Bilingual, Box, ClassRow, Colour, Size } from "../../web/values.d.ts";

/** Objects, best score first, and their masks below one another as a grey PNG. */
export interface ObjectsValue {
  readonly objects: readonly ObjectRow[];
  readonly masks: string | null;
}

/** What the indices of a label map mean. `background` is null where every class is a thing. */
export interface LabelSetValue {
  readonly name: string;
  readonly classes: readonly ClassRow[];
  readonly background: number | null;
  readonly void: number;
}

/** What a visitor must know before choosing a network. */
export interface NetworkValue {
  readonly name: string;
  readonly title: string;
  readonly task: "semantic" | "instance";
  readonly parameters: number;
  readonly ready: boolean; // whether its weights are here
  readonly download_bytes: number | null; // null: its weights are shipped
}

/** How often a network is right about whole photos that show one class. */
export interface MeasuredValue {
  readonly task: "classify" | "locate";
  readonly name: string; // of the network
  readonly share: number; // of the photos
  readonly photos: number;
  readonly command: string; // that measured it
}

/** A photo. Sizes are [width, height]: of the picture that is sent, and of the photo. */
export interface PhotoValue {
  readonly uri: string;
  readonly title: Bilingual;
  readonly credit: Bilingual;
  readonly size: Size;
  readonly full_size: Size;
}

/** What every answer says of its run. */
export interface AnswerValue {
  readonly label_set: string;
  readonly stored: boolean;
  readonly device: string;
  readonly seconds: Readonly<Record<string, number>>;
  readonly input_size: Size;
  readonly notes: readonly string[];
}

/** A label map as a palette PNG, the share of each class in it, and what it says as a whole. */
export interface SemanticAnswer {
  readonly label_set: string;
  readonly stored: boolean;
  readonly device: string;
  readonly seconds: Readonly<Record<string, number>>;
  readonly input_size: Size;
  readonly notes: readonly string[];
  readonly task: "semantic";
  readonly labels: string;
  readonly shares: Readonly<Record<string, number>>;
  readonly class_scores: readonly number[] | null; // of each class, in the order of the label set
}

/** Objects with their masks. */
export interface InstanceAnswer {
  readonly label_set: string;
  readonly stored: boolean;
  readonly device: string;
  readonly seconds: Readonly<Record<string, number>>;
  readonly input_size: Size;
  readonly notes: readonly string[];
  readonly objects: readonly ObjectRow[];
  readonly masks: string | null;
  readonly task: "instance";
}

/** How Mask R-CNN came to one object. Boxes and cells are in the photo's pixels. */
export interface StepsValue {
  readonly network: string;
  readonly place: number; // of the object in the network's answer, from 0
  readonly anchors: number; // boxes that the region proposal network scores
  readonly kept: number; // proposals that are left of them
  readonly proposals: readonly Box[]; // the best of those
  readonly rank: number; // of the proposal that became the object, from 1
  readonly proposal: Box;
  readonly stride: number; // of the feature map from which it is read
  readonly cell: readonly number[]; // width and height of a cell of this map
  readonly class_scores: readonly number[]; // in the order of the label set
  readonly logits: readonly number[]; // the least and the greatest of the mask
}

/** A file for the visitor to keep. */
export interface FileValue {
  readonly name: string;
  readonly uri: string;
}

/** What the board gets. Answers and problems are by the network's name. */
export interface SegmentValue {
  readonly serial: number;
  readonly source: string;
  readonly networks: readonly NetworkValue[];
  readonly photo: PhotoValue | null;
  readonly answers: Readonly<Record<string, SemanticAnswer | InstanceAnswer>>;
  readonly problems: Readonly<Record<string, Bilingual>>;
  readonly file: FileValue | null;
  readonly steps: StepsValue | null;
}

/** One object; the box in the photo's pixels. */
export interface ObjectRow {
  readonly index: number; // of its class
  readonly score: number;
  readonly box: Box;
  readonly colour: Colour;
}
