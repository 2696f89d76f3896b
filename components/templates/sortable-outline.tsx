"use client";

import {
  type Announcements,
  type CollisionDetection,
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  type UniqueIdentifier,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { SortableContext, sortableKeyboardCoordinates, useSortable } from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import { createContext, type ReactNode, useContext } from "react";
import type { VersionContent } from "@/lib/kpis/templates/input";
import { GripButton } from "./outline-grip";
import type { OutlineParts } from "./outline-parts";
import { moveKpi, moveKpiToKra, moveKra } from "./reorder";

interface SortableOutlineProps {
  content: VersionContent;
  names: { kpi: (id: number) => string; kra: (id: number) => string };
  onChange: (part: Partial<VersionContent>) => void;
  children: (parts: OutlineParts) => ReactNode;
}

/** The outline with KRAs and KPIs that move by pointer and by keyboard, announced in words. */
export default function SortableOutline({ content, names, onChange, children }: SortableOutlineProps) {
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const drop = ({ active, over }: DragEndEvent) => {
    if (!over || over.id === active.id) return;
    const [what, where] = [partOf(active.id), partOf(over.id)];
    if (what.kind === "kra") {
      if (where.kind === "kra") onChange(moveKra(content, { kraId: what.id, overKraId: where.id }));
    } else if (where.kind === "kpi") {
      onChange(moveKpi(content, { kpiId: what.id, overKpiId: where.id }));
    } else onChange(moveKpiToKra(content, { kpiId: what.id, kraId: where.id }));
  };
  return (
    <DndContext
      // The same on the server and in the browser, where numbers of its own would differ.
      id="outline"
      sensors={sensors}
      collisionDetection={amongLikes}
      onDragEnd={drop}
      accessibility={{
        announcements: announcementsOf((id) => {
          const part = partOf(id);
          return part.kind === "kra" ? `KRA ${names.kra(part.id)}` : names.kpi(part.id);
        }),
        screenReaderInstructions: {
          draggable:
            "Press space to pick it up, the arrow keys to move it, space again to put it down, escape to leave it where it was.",
        },
      }}
    >
      <SortableContext items={content.kras.map(({ kra_id }) => `kra-${kra_id}`)}>
        <SortableContext items={content.items.map(({ kpi_id }) => `kpi-${kpi_id}`)}>
          {children(SORTABLE_PARTS)}
        </SortableContext>
      </SortableContext>
    </DndContext>
  );
}

/** A KRA lands among KRAs; a KPI on a KPI, or on a KRA that has none. */
const amongLikes: CollisionDetection = (args) => {
  const isKra = partOf(args.active.id).kind === "kra";
  const droppableContainers = args.droppableContainers.filter(({ id, data }) => {
    const part = partOf(id);
    return isKra ? part.kind === "kra" : part.kind === "kpi" || data.current?.isEmpty === true;
  });
  return closestCenter({ ...args, droppableContainers });
};

function partOf(id: UniqueIdentifier): { kind: "kra" | "kpi"; id: number } {
  const [kind, number] = String(id).split("-");
  return { kind: kind === "kra" ? "kra" : "kpi", id: Number(number) };
}

const announcementsOf = (nameOf: (id: UniqueIdentifier) => string): Announcements => ({
  onDragStart: ({ active }) => `Picked up ${nameOf(active.id)}.`,
  onDragOver: ({ active, over }) =>
    over && over.id !== active.id
      ? `${nameOf(active.id)} is over ${nameOf(over.id)}.`
      : `${nameOf(active.id)} is at its place.`,
  onDragEnd: ({ active, over }) =>
    over && over.id !== active.id
      ? `${nameOf(active.id)} was put at the place of ${nameOf(over.id)}.`
      : `${nameOf(active.id)} stays where it was.`,
  onDragCancel: ({ active }) => `${nameOf(active.id)} stays where it was.`,
});

type Sortable = Pick<ReturnType<typeof useSortable>, "attributes" | "listeners" | "setActivatorNodeRef">;
const Gripped = createContext<Sortable | null>(null);

function styleOf({ transform, transition, isDragging }: ReturnType<typeof useSortable>) {
  // Rows of a table keep their size: they only move up and down.
  const moved = transform && { ...transform, x: 0, scaleX: 1, scaleY: 1 };
  return {
    transform: CSS.Transform.toString(moved),
    transition,
    ...(isDragging && { position: "relative" as const, zIndex: 1 }),
  };
}

const SORTABLE_PARTS: OutlineParts = {
  Body({ kraId, isEmpty, children }) {
    const sortable = useSortable({ id: `kra-${kraId}`, data: { isEmpty } });
    return (
      <Gripped value={sortable}>
        <tbody
          ref={sortable.setNodeRef}
          style={styleOf(sortable)}
          className={sortable.isDragging ? "is-dragged" : undefined}
        >
          {children}
        </tbody>
      </Gripped>
    );
  },
  Row({ kpiId, className, children }) {
    const sortable = useSortable({ id: `kpi-${kpiId}` });
    return (
      <Gripped value={sortable}>
        <tr
          ref={sortable.setNodeRef}
          style={styleOf(sortable)}
          className={sortable.isDragging ? `${className} is-dragged` : className}
        >
          {children}
        </tr>
      </Gripped>
    );
  },
  Grip({ name }) {
    const sortable = useContext(Gripped);
    return (
      <GripButton
        name={name}
        ref={sortable?.setActivatorNodeRef}
        {...sortable?.attributes}
        {...sortable?.listeners}
      />
    );
  },
};
