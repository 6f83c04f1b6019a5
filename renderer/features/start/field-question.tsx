import './field-question.css';
import { useState } from 'react';
import type { FieldQuestion } from '../../../shared/host/model.ts';
import { Button } from '../../components/button.tsx';
import { useApp } from '../../state/app.ts';
import { opening, openToken } from '../../state/opening.ts';

/** Which field of a file of records holds the text, and which one names the record. */
export function FieldQuestionForm({ question }: { question: FieldQuestion }) {
  const app = useApp();
  const [text, setText] = useState(question.text);
  const [id, setId] = useState(question.id);
  return (
    <form
      className="question"
      aria-labelledby="question-title"
      onSubmit={(event) => {
        event.preventDefault();
        if (text !== null) void openToken(app, question.token, question.name, { text, id });
      }}
    >
      <div>
        <h2 className="question__title" id="question-title">
          Which field of {question.name} holds the text?
        </h2>
        <p>All other fields are kept and shown beside the article.</p>
      </div>
      <div className="question__scroll">
        <table className="question__table">
          <thead>
            <tr>
              <th scope="col">Text</th>
              <th scope="col">Id</th>
              <th scope="col">Field</th>
              <th scope="col">For example</th>
            </tr>
          </thead>
          <tbody>
            {question.fields.map((field) => (
              <tr key={field.name}>
                <td>
                  <input
                    type="radio"
                    name="text-field"
                    aria-label={`${field.name} holds the text`}
                    checked={text === field.name}
                    onChange={() => setText(field.name)}
                  />
                </td>
                <td>
                  <input
                    type="checkbox"
                    aria-label={`${field.name} is the id`}
                    checked={id === field.name}
                    onChange={(event) => setId(event.target.checked ? field.name : null)}
                  />
                </td>
                <th scope="row" className="truncate" dir="auto">
                  {field.name}
                </th>
                <td className="question__sample truncate" dir="auto">
                  {field.sample}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="question__actions">
        <Button variant="primary" type="submit" disabled={text === null}>
          Open
        </Button>
        <Button onClick={() => opening.set({ state: 'idle' })}>Cancel</Button>
      </div>
    </form>
  );
}
