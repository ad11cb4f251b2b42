"""The table of rules: which one decides which command."""

from collections.abc import Callable
from typing import Any

from exercise.domain import commands as c
from exercise.domain import editing, erasure, lifecycle, moves, msel, rulings, seats, traffic
from exercise.domain.decision import Context, Decision
from exercise.domain.state import State

Decider = Callable[[State, Any, Context], Decision]

DECIDERS: dict[type[c.Command], Decider] = {
    c.StartExercise: lifecycle.start,
    c.Pause: lifecycle.pause,
    c.Resume: lifecycle.resume,
    c.SetRate: lifecycle.set_rate,
    c.Advance: lifecycle.advance,
    c.PlaceHold: lifecycle.place_hold,
    c.LiftHold: lifecycle.lift_hold,
    c.BeginPhase: lifecycle.begin_phase,
    c.EndExercise: lifecycle.end,
    c.TakeBackEnd: lifecycle.take_back_end,
    c.BeginHotWash: lifecycle.begin_hot_wash,
    c.CloseExercise: lifecycle.close,
    c.RaiseNoDuff: lifecycle.raise_noduff,
    c.ClearNoDuff: lifecycle.clear_noduff,
    c.ReleaseInject: msel.release,
    c.KeepInject: msel.keep,
    c.DropInject: msel.drop,
    c.PlanInject: msel.plan,
    c.AmendInject: editing.amend,
    c.WriteInject: editing.write,
    c.RetimeInject: msel.retime,
    c.Acknowledge: traffic.acknowledge,
    c.ReportAttention: traffic.report_attention,
    c.PassOn: traffic.pass_on,
    c.SendMessage: traffic.send_message,
    c.MakeStatement: traffic.make_statement,
    c.RecordAgreement: traffic.record_agreement,
    c.ConfirmAgreement: traffic.confirm_agreement,
    c.DisputeAgreement: traffic.dispute_agreement,
    c.NoteObservation: traffic.note_observation,
    c.SubmitMove: moves.submit,
    c.WithdrawMove: moves.withdraw,
    c.ClaimMove: moves.claim,
    c.MakeRuling: rulings.rule,
    c.RuleAsOrdered: rulings.rule_as_ordered,
    c.AcknowledgePractice: seats.acknowledge_practice,
    c.AnswerPractice: seats.answer_practice,
    c.VacateSeat: seats.vacate,
    c.GrantSeat: seats.grant,
    c.RefuseSeat: seats.refuse,
    c.MovePerson: seats.move_person,
    c.AddSeat: seats.add,
    c.SetRight: seats.set_right,
    c.RenewLink: seats.renew_link,
    c.EraseItem: erasure.erase,
    c.EraseName: erasure.erase_name,
}


def decide(state: State, command: c.Command, context: Context) -> Decision:
    """What a command comes to, given the state.

    Raises:
        Refused: it cannot be carried out; nothing changes.
    """
    return DECIDERS[type(command)](state, command, context)
